package org.openmash.platform.forms;

import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.impl.variable.serializer.AbstractTypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.value.impl.JsonValueImpl;

/**
 * Gives the variable {@code form} its value when somebody asks for it. The database holds the task's id; the content is
 * looked up in {@code getValueSerialized}, not in {@link #readValue}, because the engine reads every variable at each
 * submission and listing, and a view that nobody had must not be recorded.
 */
class FormReferenceSerializer extends AbstractTypedValueSerializer<TypedValue> {

    private final UnaryOperator<String> contentOf;

    FormReferenceSerializer(UnaryOperator<String> contentOf) {
        super(FormReference.TYPE);
        this.contentOf = contentOf;
    }

    @Override
    public String getName() {
        return "mashForm";
    }

    @Override
    public void writeValue(TypedValue value, ValueFields fields) {
        fields.setTextValue((String) value.getValue());
    }

    @Override
    public TypedValue readValue(ValueFields fields, boolean deserialize, boolean asTransient) {
        return new LiveForm(fields.getTextValue(), contentOf);
    }

    @Override
    public TypedValue convertToTypedValue(UntypedValueImpl untyped) {
        throw new IllegalStateException("A form reference is never untyped");
    }

    @Override
    protected boolean canWriteValue(TypedValue value) {
        return value instanceof FormReference;
    }

    private static class LiveForm extends JsonValueImpl {

        private final transient UnaryOperator<String> contentOf;
        private final String taskId;

        LiveForm(String taskId, UnaryOperator<String> contentOf) {
            super((String) null);
            this.taskId = taskId;
            this.contentOf = contentOf;
        }

        @Override
        public String getValueSerialized() {
            return contentOf.apply(taskId);
        }

        @Override
        public String toString() {
            return "form of task " + taskId;
        }
    }
}
