package org.openmash.referral;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ten digits whose last is the check digit: weights 10 to 2, 11 minus the sum modulo 11, where 10 is never valid. Ten times the
 * same digit would fit, and is what people put for "not known": it would make strangers the same person.
 */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NhsNumber.Check.class)
public @interface NhsNumber {

    String message() default "is not a valid NHS number (10 digits; the check digit does not fit)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<NhsNumber, String> {

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            if (value == null || value.isBlank()) {
                return true;
            }
            var digits = value.replaceAll("[\\s-]", "");
            if (digits.matches("(\\d)\\1{9}")) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("is nobody's NHS number: leave it empty if it is not known")
                        .addConstraintViolation();
                return false;
            }
            return digits.matches("\\d{10}") && checkDigit(digits) == digits.charAt(9) - '0';
        }

        private static int checkDigit(String digits) {
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (digits.charAt(i) - '0') * (10 - i);
            }
            int check = 11 - sum % 11;
            return check == 11 ? 0 : check;
        }
    }
}
