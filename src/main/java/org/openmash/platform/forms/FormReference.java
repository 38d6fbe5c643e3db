package org.openmash.platform.forms;

import org.camunda.bpm.engine.variable.impl.type.PrimitiveValueTypeImpl;
import org.camunda.bpm.engine.variable.impl.value.PrimitiveTypeValueImpl;
import org.camunda.bpm.engine.variable.type.PrimitiveValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** What the variable {@code form} holds in the database: whose form it is, and nothing of its content. */
class FormReference extends PrimitiveTypeValueImpl<String> {

    static final PrimitiveValueType TYPE = new Type();

    FormReference(String taskId) {
        super(taskId, TYPE);
    }

    static class Type extends PrimitiveValueTypeImpl {

        Type() {
            super("mashForm", String.class);
        }

        @Override
        public TypedValue createValue(Object value, java.util.Map<String, Object> info) {
            return new FormReference((String) value);
        }
    }
}
