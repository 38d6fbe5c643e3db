package org.openmash.platform.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openmash.platform.Conflict;
import org.openmash.platform.NotFound;
import org.openmash.platform.Refused;
import org.openmash.platform.RefusedFields;
import org.openmash.platform.RefusedFields.WrongField;
import org.openmash.platform.Restricted;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Refusals on the hub's API as problem+json: one sentence in {@code detail}, every wrong field in {@code errors}. What
 * was sent is never repeated, since it may be about a child and answers are logged along the way.
 */
@RestControllerAdvice(basePackages = "org.openmash")
class Problems extends ResponseEntityExceptionHandler {

    private static final URI NO_PLACE = URI.create("about:blank");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        var status = refused instanceof NotFound ? HttpStatus.NOT_FOUND
                : refused instanceof Restricted ? HttpStatus.FORBIDDEN
                : refused instanceof Conflict ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST;
        if (refused instanceof RefusedFields wrong) {
            return answer(status, refused.getMessage(), wrong.fields());
        }
        return answer(status, refused.getMessage(), refused.field()
                .map(field -> List.of(new WrongField(field, refused.getMessage()))).orElse(List.of()));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException wrong,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = wrong.getBindingResult().getAllErrors().stream()
                .map(error -> new WrongField(error instanceof org.springframework.validation.FieldError field
                        ? field.getField() : error.getObjectName(), error.getDefaultMessage()))
                .sorted(java.util.Comparator.comparing(WrongField::field)).toList();
        return generic(answer(HttpStatus.BAD_REQUEST, errors.stream()
                .map(error -> error.field() + ": " + error.message()).collect(Collectors.joining("; ")), errors));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException wrong,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return generic(answer(HttpStatus.BAD_REQUEST, "The body is not the JSON object that is asked for.", List.of()));
    }

    /** Everything else that Spring refuses: it would repeat the parameter, the path, or the value. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(Object body, HttpHeaders headers, HttpStatusCode status,
            WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            problem.setDetail("This call cannot be answered as it was sent.");
            problem.setInstance(NO_PLACE);
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String sentence, List<WrongField> errors) {
        var problem = ProblemDetail.forStatusAndDetail(status, sentence);
        // Spring would write the path here, and with it the reference of a case that the caller may not know of
        problem.setInstance(NO_PLACE);
        if (!errors.isEmpty()) {
            problem.setProperties(Map.of("errors", errors));
        }
        return ResponseEntity.status(status).body(problem);
    }

    private static ResponseEntity<Object> generic(ResponseEntity<ProblemDetail> answer) {
        return ResponseEntity.status(answer.getStatusCode()).body(answer.getBody());
    }
}
