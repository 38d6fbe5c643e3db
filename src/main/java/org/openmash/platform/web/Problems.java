package org.openmash.platform.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openmash.platform.Conflict;
import org.openmash.platform.NotFound;
import org.openmash.platform.Refused;
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

    record FieldError(String field, String message) {
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        var status = refused instanceof NotFound ? HttpStatus.NOT_FOUND
                : refused instanceof Conflict ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST;
        return answer(status, refused.getMessage(), refused.field()
                .map(field -> List.of(new FieldError(field, refused.getMessage()))).orElse(List.of()));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException wrong,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = wrong.getBindingResult().getAllErrors().stream()
                .map(error -> new FieldError(error instanceof org.springframework.validation.FieldError field
                        ? field.getField() : error.getObjectName(), error.getDefaultMessage()))
                .sorted(java.util.Comparator.comparing(FieldError::field)).toList();
        return generic(answer(HttpStatus.BAD_REQUEST, errors.stream()
                .map(error -> error.field() + ": " + error.message()).collect(Collectors.joining("; ")), errors));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException wrong,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (wrong.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            var field = path(mapping);
            var sentence = sentence(mapping);
            return generic(answer(HttpStatus.BAD_REQUEST, field + ": " + sentence,
                    List.of(new FieldError(field, sentence))));
        }
        return generic(answer(HttpStatus.BAD_REQUEST, "The body is not the JSON object that is asked for.", List.of()));
    }

    private static String sentence(JsonMappingException mapping) {
        if (mapping instanceof UnrecognizedPropertyException) {
            return "is not a field of this request";
        }
        if (mapping instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return "must be one of " + Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(Object::toString).collect(Collectors.joining(", "));
        }
        return "is not a value of the kind that is asked for";
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining()).replaceFirst("^\\.", "");
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String sentence, List<FieldError> errors) {
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
