package org.openmash.models;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.openmash.platform.StartForm;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Diagrams, forms and beans fit together: none without the others. */
@StoryTest
class FormsAndBeansTest {

    /** Early help reads four fields and no more. */
    private static final String SHOWS_NO_NEW_INFORMATION = "accept-early-intervention";

    /** Whoever took the contact completes it, once. */
    private static final Set<String> ONE_OF_A_CASE = Set.of("complete-contact");

    /** What agencies replied, whole or item by item. */
    private static final Set<String> SHOW_REPLIES = Set.of("=form.replies", "=form.reply", "=form.options.inMinutes",
            "=form.options.mayGo[item.recipient = form.recipient]");

    @Autowired
    ApplicationContext beans;

    @Autowired
    List<TaskForm<?>> taskForms;

    @Autowired
    List<StartForm<?>> startForms;

    @Test
    void every_delegate_of_a_diagram_is_a_bean_and_every_delegate_bean_stands_in_a_diagram() {
        var called = new TreeSet<String>();
        Shipped.diagrams().forEach(diagram -> called.addAll(DiagramRules.beans(diagram)));

        var delegates = new TreeSet<>(Set.of(beans.getBeanNamesForType(JavaDelegate.class)));
        delegates.addAll(Set.of(beans.getBeanNamesForType(ExecutionListener.class)));
        assertThat(delegates).isEqualTo(called);
    }

    @Test
    void every_form_of_a_task_has_exactly_one_bean_and_no_bean_is_without_a_task() {
        var drawn = new TreeSet<String>();
        Shipped.diagrams().forEach(diagram -> diagram.model().getModelElementsByType(UserTask.class)
                .forEach(task -> drawn.add(task.getCamundaFormRef())));

        assertThat(taskForms.stream().map(TaskForm::formRef)).containsExactlyInAnyOrderElementsOf(drawn);
    }

    @Test
    void every_form_of_a_start_has_exactly_one_bean_and_no_bean_is_without_a_start() {
        var drawn = new TreeSet<String>();
        Shipped.diagrams().forEach(diagram -> diagram.model().getModelElementsByType(StartEvent.class).stream()
                .filter(start -> start.getCamundaFormRef() != null).forEach(start -> drawn.add(start.getCamundaFormRef())));

        assertThat(startForms.stream().map(StartForm::formRef)).containsExactlyInAnyOrderElementsOf(drawn);
    }

    @Test
    void every_form_is_shown_somewhere() {
        var used = new TreeSet<>(taskForms.stream().map(TaskForm::formRef).toList());
        used.addAll(startForms.stream().map(StartForm::formRef).toList());

        assertThat(Shipped.forms().stream().map(FormFile::id).collect(toSet())).isEqualTo(used);
    }

    @Test
    void what_a_task_form_sends_is_what_its_record_takes() {
        assertThat(problems(taskForms.stream().map(form -> new Bean(form.formRef(), form.fields())).toList())).isEmpty();
    }

    @Test
    void what_a_start_form_sends_is_what_its_record_takes() {
        assertThat(problems(startForms.stream().map(form -> new Bean(form.formRef(), form.fields())).toList())).isEmpty();
    }

    /** An open start form belongs to nobody and nothing: it can show no case and no choice made for one. */
    @Test
    void a_start_form_has_options_of_its_own() {
        assertThat(startForms.stream().flatMap(form -> FormRules.optionsAreStatic(file(form.formRef())).stream())).isEmpty();
    }

    @Test
    void a_form_that_can_be_out_of_date_says_which_version_it_shows() {
        assertThat(taskForms.stream().filter(form -> !form.watches().isEmpty()).map(TaskForm::formRef)
                .filter(formRef -> !FormRules.hasAVersion(file(formRef)).isEmpty())).isEmpty();
    }

    /** A form that is refused because something became known shows it. */
    @Test
    void a_form_that_new_information_puts_out_of_date_shows_it() {
        assertThat(taskForms.stream().filter(form -> form.watches().contains(Change.INFORMATION_ADDED.name()))
                .map(TaskForm::formRef).filter(formRef -> !SHOWS_NO_NEW_INFORMATION.equals(formRef))
                .filter(formRef -> file(formRef).components().stream()
                        .noneMatch(part -> part.path("dataSource").asText().equals("=form.newInformation")))).isEmpty();
    }

    /** Whoever is sent back because an agency has answered finds the answer there, or reads where it stands. */
    @Test
    void a_form_that_an_agencys_correction_puts_out_of_date_shows_what_it_said_or_where_it_stands() {
        assertThat(taskForms.stream().filter(form -> form.watches().contains(Change.REPLY_CORRECTED.name()))
                .map(TaskForm::formRef).filter(formRef -> file(formRef).components().stream()
                        .noneMatch(FormsAndBeansTest::showsOrNamesReplies))).isEmpty();
    }

    private static boolean showsOrNamesReplies(JsonNode part) {
        return SHOW_REPLIES.contains(part.path("dataSource").asText(part.path("valuesExpression").asText()))
                || part.path("text").asText().startsWith("What agencies have said");
    }

    /** Two agencies shared one half-done form, and each read that the other had begun it. */
    @Test
    void what_stands_open_for_several_side_by_side_keeps_a_draft_for_each() {
        var sideBySide = Shipped.diagrams().stream().flatMap(diagram -> diagram.model().getModelElementsByType(UserTask.class).stream())
                .filter(task -> isForSeveral(task.getCamundaCandidateGroups()) || isForSeveral(task.getCamundaAssignee()))
                .map(UserTask::getCamundaFormRef).collect(toSet());
        sideBySide.removeAll(ONE_OF_A_CASE);

        assertThat(taskForms.stream().filter(form -> sideBySide.contains(form.formRef())).filter(form -> form.scope().isEmpty())
                .map(TaskForm::formRef)).isEmpty();
    }

    private static boolean isForSeveral(String whose) {
        return whose != null && whose.startsWith("${");
    }

    private record Bean(String formRef, Class<?> fields) {
    }

    private static List<String> problems(Collection<Bean> forms) {
        var wrong = new ArrayList<String>();
        forms.forEach(form -> FormRules.fitsTheRecord(file(form.formRef()), form.fields())
                .forEach(problem -> wrong.add(form.formRef() + ": " + problem)));
        return wrong;
    }

    private static FormFile file(String formRef) {
        return FormFile.of(java.nio.file.Path.of("forms", formRef + ".form"));
    }
}
