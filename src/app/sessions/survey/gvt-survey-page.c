/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-columns-layout.h"
#include "gvt-pupil-bar.h"
#include "gvt-survey-answer.h"
#include "gvt-survey-work.h"
#include "gvt-ui.h"

typedef enum
{
  GREETING, /* nobody sits here yet */
  ASKING,
  SAVING, /* the whole form, and only then thanks are due */
  THANKING,
} State;

struct _GvtSurveyPage
{
  GvtSectionPage parent_instance;

  GvtPupilBar *pupil;
  GtkStack *stack;
  AdwStatusPage *notice; /* the greeting, and the thanks */
  GtkScrolledWindow *scroller;
  GtkLabel *position;
  GtkProgressBar *progress;
  GtkLabel *prompt;
  GtkBox *answers;
  GvtColumnsLayout *columns;
  GvtActionBar *acts;

  GvtId session;
  GvtSurveyForm *form;
  State state;
  guint screen;
  guint first; /* the screen that one cannot go back behind */
  gboolean is_loaded;
  gboolean has_unfinished; /* somebody sat here when the laptop went dark */
  GQueue unsaved;          /* (element-type GvtSurveyEntry): the first one is being recorded */
};

static void gvt_survey_page_serve_pupil (GvtPupilScreenInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtSurveyPage,
                               gvt_survey_page,
                               GVT_TYPE_SECTION_PAGE,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_PUPIL_SCREEN,
                                                      gvt_survey_page_serve_pupil))

/* --- what is seen --- */

static void
show_secondary (GvtSurveyPage *self, const char *action, const char *label)
{
  g_object_set (self->acts, "secondary-action", action, NULL);
  gvt_action_bar_set_secondary (self->acts, label);
}

static void
show_notice (GvtSurveyPage *self, const char *title, const char *text, const char *primary)
{
  gvt_pupil_bar_turned (self->pupil);
  adw_status_page_set_title (self->notice, title);
  adw_status_page_set_description (self->notice, text);
  gtk_stack_set_visible_child_name (self->stack, "notice");
  gvt_action_bar_set_primary (self->acts, primary);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.back", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.next", self->is_loaded);
  gvt_action_bar_focus_primary (self->acts);
}

static void
empty_answers (GvtSurveyPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->answers))) != NULL)
    gtk_box_remove (self->answers, child);
}

static void
show_greeting (GvtSurveyPage *self)
{
  self->state = GREETING;
  empty_answers (self); /* nothing of who sat here before */
  show_secondary (self, "survey.another", self->has_unfinished ? _ ("_Next person") : NULL);
  if (self->has_unfinished)
    show_notice (self, _ ("Somebody had begun"),
                 _ ("The laptop stopped while somebody was answering. What was answered is kept, "
                    "and is not shown. Was it you? Then go on."),
                 _ ("_Go on"));
  else if (gvt_survey_form_is_smiley (self->form))
    show_notice (self, _ ("How was it today?"),
                 _ ("Three questions. Choose the face that feels like you."), _ ("_Begin"));
  else
    show_notice (self, _ ("How was our service?"),
                 _ ("Nine short questions, then three about you. Nobody asks your name, and you "
                    "may skip any of them."),
                 _ ("_Begin"));
}

static void
show_thanks (GvtSurveyPage *self)
{
  gboolean is_empty = gvt_survey_form_is_empty (self->form);

  self->state = THANKING;
  empty_answers (self);
  show_secondary (self, "survey.done", _ ("_Done"));
  show_notice (self, _ ("Thank you!"),
               is_empty ? _ ("No question was answered, so nothing was recorded. Please give the "
                             "laptop to the next person.")
                        : _ ("Your answers are recorded. Please give the laptop to the next "
                             "person."),
               _ ("_Next person"));
}

static void
on_toggled (GvtSurveyPage *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button) || self->state != ASKING)
    return;
  gvt_survey_form_set_answer (self->form, self->screen,
                              gvt_survey_answer_get_number (GVT_SURVEY_ANSWER (button)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.next", TRUE);
  gvt_action_bar_focus_primary (self->acts);
}

static void
add_answer (GvtSurveyPage *self, guint answer, GtkToggleButton *group)
{
  g_autofree char *text = gvt_survey_form_dup_answer (self->form, self->screen, answer);
  GtkWidget *button = gvt_survey_answer_new (answer, text);
  double mood;

  if (gvt_survey_form_get_mood (self->form, self->screen, answer, &mood))
    gvt_survey_answer_set_mood (GVT_SURVEY_ANSWER (button), mood);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                gvt_survey_form_get_answer (self->form, self->screen) == answer);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->answers, button);
}

/* Faces stand in a row from sad to glad; words alone read better below each other. */
static void
show_answers (GvtSurveyPage *self)
{
  guint n = gvt_survey_form_count_answers (self->form, self->screen);
  double mood;

  empty_answers (self);
  g_object_set (self->columns, "max-columns",
                gvt_survey_form_get_mood (self->form, self->screen, 1, &mood) ? n : 2, NULL);
  for (guint answer = 1; answer <= n; answer++)
    add_answer (self, answer,
                GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (GTK_WIDGET (self->answers))));
}

static void
show_question (GvtSurveyPage *self)
{
  guint n = gvt_survey_form_count_screens (self->form);
  g_autofree char *position = g_strdup_printf (C_ ("survey", "Question %u of %u"), self->screen + 1,
                                               n);

  self->state = ASKING;
  gvt_pupil_bar_turned (self->pupil);
  gtk_stack_set_visible_child_name (self->stack, "question");
  gtk_label_set_label (self->position, position);
  gtk_progress_bar_set_fraction (self->progress, (double) self->screen / n);
  gtk_label_set_label (self->prompt, gvt_survey_form_get_prompt (self->form, self->screen));
  show_answers (self);
  gvt_action_bar_set_primary (self->acts, self->screen + 1 < n ? _ ("_Next") : _ ("_Finish"));
  show_secondary (self, "survey.skip", _ ("_Skip"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.back", self->screen > self->first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.next",
                                 gvt_survey_form_get_answer (self->form, self->screen) != 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_child_focus (GTK_WIDGET (self->answers), GTK_DIR_TAB_FORWARD);
}

/* --- what is recorded: one after another, or the last answer could be on disk before the first
 * one, and be replaced by it --- */

static void save_first (GvtSurveyPage *self);

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  GvtSurveyPage *self = owner;

  g_free (g_queue_pop_head (&self->unsaved));
  if (error != NULL)
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  if (!g_queue_is_empty (&self->unsaved))
    {
      save_first (self);
      return;
    }
  if (self->state != SAVING)
    return;
  if (error != NULL)
    {
      show_question (self); /* with its answer: it can be tried again */
      return;
    }
  show_thanks (self);
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
}

static void
save_first (GvtSurveyPage *self)
{
  GvtWork work = { .done = on_saved };

  gvt_survey_work_record (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                          &self->session, g_queue_peek_head (&self->unsaved));
  gvt_work_run (self, NULL, &work);
}

static void
save (GvtSurveyPage *self, gboolean is_done)
{
  GvtSurveyEntry *entry = g_new (GvtSurveyEntry, 1);

  gvt_survey_form_write (self->form, is_done, entry);
  g_queue_push_tail (&self->unsaved, entry);
  if (self->unsaved.length == 1)
    save_first (self);
}

/* --- actions --- */

static void
finish (GvtSurveyPage *self)
{
  if (gvt_survey_form_is_empty (self->form))
    {
      show_thanks (self);
      return;
    }
  self->state = SAVING;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.next", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.back", FALSE);
  save (self, TRUE);
}

static void
go_on (GvtSurveyPage *self)
{
  if (self->screen + 1 == gvt_survey_form_count_screens (self->form))
    {
      finish (self);
      return;
    }
  if (!gvt_survey_form_is_empty (self->form))
    save (self, FALSE);
  self->screen++;
  show_question (self);
}

static void
begin_anew (GvtSurveyPage *self)
{
  self->has_unfinished = FALSE;
  self->screen = self->first = 0;
  gvt_survey_form_begin (self->form);
  show_greeting (self);
}

static void
begin (GvtSurveyPage *self)
{
  self->has_unfinished = FALSE;
  if (self->screen == gvt_survey_form_count_screens (self->form))
    finish (self); /* all but the last word was said */
  else
    show_question (self);
}

static void
survey_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSurveyPage *self = GVT_SURVEY_PAGE (widget);

  if (self->state == GREETING && self->is_loaded)
    begin (self);
  else if (self->state == ASKING && gvt_survey_form_get_answer (self->form, self->screen) != 0)
    go_on (self);
  else if (self->state == THANKING)
    begin_anew (self);
}

static void
survey_skip (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSurveyPage *self = GVT_SURVEY_PAGE (widget);

  if (self->state != ASKING)
    return;
  gvt_survey_form_set_answer (self->form, self->screen, 0);
  go_on (self);
}

static void
survey_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSurveyPage *self = GVT_SURVEY_PAGE (widget);

  if (self->state != ASKING || self->screen <= self->first)
    return;
  self->screen--;
  show_question (self);
}

static void
survey_done (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_close (GVT_SECTION_PAGE (widget));
}

/* Who had begun does not come back: his sheet is whole as it is. */
static void
leave_unfinished (GvtSurveyPage *self)
{
  if (!gvt_survey_form_is_empty (self->form))
    save (self, TRUE);
  begin_anew (self);
}

static void
survey_another (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (GVT_SURVEY_PAGE (widget)->has_unfinished)
    leave_unfinished (GVT_SURVEY_PAGE (widget));
}

static gboolean
choose (GtkWidget *widget, GVariant *args, gpointer data)
{
  GvtSurveyPage *self = GVT_SURVEY_PAGE (widget);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->answers));

  for (int i = g_variant_get_int32 (args); i > 0 && button != NULL; i--)
    button = gtk_widget_get_next_sibling (button);
  if (self->state != ASKING || button == NULL)
    return FALSE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gvt_action_bar_focus_primary (self->acts); /* also of the one that was chosen already */
  return TRUE;
}

/* --- the next person --- */

static const char *
describe_loss (GvtPupilScreen *screen)
{
  GvtSurveyPage *self = GVT_SURVEY_PAGE (screen);

  return self->state == ASKING && !gvt_survey_form_is_empty (self->form)
             ? _ ("The survey begins anew. What this person answered stays recorded.")
             : NULL;
}

static void
reset (GvtPupilScreen *screen)
{
  GvtSurveyPage *self = GVT_SURVEY_PAGE (screen);

  if (self->state == ASKING || self->has_unfinished)
    leave_unfinished (self);
  else if (self->state != SAVING)
    begin_anew (self);
}

static void
write_script (GvtPupilScreen *screen, GvtScript *script)
{
  GvtSurveyPage *self = GVT_SURVEY_PAGE (screen);

  if (self->state != ASKING)
    {
      gvt_script_say (script, adw_status_page_get_title (self->notice));
      gvt_script_say (script, adw_status_page_get_description (self->notice));
      return;
    }
  gvt_script_say (script, gtk_label_get_label (self->prompt));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->answers)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gvt_survey_answer_write_script (GVT_SURVEY_ANSWER (child), script);
}

static void
gvt_survey_page_serve_pupil (GvtPupilScreenInterface *iface)
{
  iface->describe_loss = describe_loss;
  iface->reset = reset;
  iface->write_script = write_script;
}

/* --- loading --- */

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtSurveyPage *self = owner;

  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  self->is_loaded = TRUE;
  self->has_unfinished = result != NULL;
  if (result != NULL)
    self->screen = self->first = gvt_survey_form_resume (self->form, result);
  show_greeting (self);
}

/* Once: from then on who sits here is known. */
static void
gvt_survey_page_refresh (GvtSectionPage *page)
{
  GvtSurveyPage *self = GVT_SURVEY_PAGE (page);
  GvtWork work = { .done = on_loaded };

  if (self->is_loaded
      || gvt_workspace_get_access (gvt_section_page_get_workspace (page)) != GVT_ACCESS_UNLOCKED)
    return;
  gvt_survey_work_unfinished (&work, gvt_section_page_get_profile (page), &self->session,
                              gvt_survey_form_is_smiley (self->form));
  gvt_section_page_read (page, &work);
}

static void
gvt_survey_page_tell_place (GvtSectionPage *page, GvtClassPlace *place)
{
  GvtSurveyPage *self = GVT_SURVEY_PAGE (page);

  place->view = gvt_survey_form_is_smiley (self->form) ? GVT_AT_FACES : GVT_AT_SURVEY;
  place->code = gvt_survey_form_get_service (self->form);
}

/* --- the widget --- */

static void
gvt_survey_page_finalize (GObject *object)
{
  GvtSurveyPage *self = GVT_SURVEY_PAGE (object);

  gvt_survey_form_free (self->form);
  g_queue_clear_full (&self->unsaved, g_free);
  G_OBJECT_CLASS (gvt_survey_page_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  for (int i = 0; i < GVT_SURVEY_MAX_ANSWERS; i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + i, 0, choose, "i", i);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_1 + i, 0, choose, "i", i);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "survey.back", NULL);
}

static void
gvt_survey_page_class_init (GvtSurveyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_survey_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_survey_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->tell_place = gvt_survey_page_tell_place;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_PUPIL_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-survey-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyPage, pupil);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyPage, notice);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyPage, position);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyPage, progress);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyPage, prompt);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyPage, answers);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyPage, columns);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyPage, acts);
  gtk_widget_class_install_action (widget_class, "survey.next", NULL, survey_next);
  gtk_widget_class_install_action (widget_class, "survey.skip", NULL, survey_skip);
  gtk_widget_class_install_action (widget_class, "survey.back", NULL, survey_back);
  gtk_widget_class_install_action (widget_class, "survey.done", NULL, survey_done);
  gtk_widget_class_install_action (widget_class, "survey.another", NULL, survey_another);
  add_keys (widget_class);
}

static void
gvt_survey_page_init (GvtSurveyPage *self)
{
  g_queue_init (&self->unsaved);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_survey_page_new (const GvtId *session, gboolean is_smiley, const char *service)
{
  GvtSurveyPage *self = g_object_new (GVT_TYPE_SURVEY_PAGE, NULL);

  self->session = *session;
  self->form = gvt_survey_form_new (is_smiley, service);
  if (is_smiley)
    gtk_widget_add_css_class (GTK_WIDGET (self->answers), "survey-faces");
  show_greeting (self);
  return GVT_SECTION_PAGE (self);
}
