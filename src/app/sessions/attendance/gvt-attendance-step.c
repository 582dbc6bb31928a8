/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-attendance-step.h"

#include <glib/gi18n-lib.h>

#include "gvt-attendance-work.h"
#include "gvt-columns-layout.h"
#include "gvt-headcount.h"
#include "gvt-leaving-file.h"
#include "gvt-listed-row.h"
#include "gvt-person-entry.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-visit-text.h"

struct _GvtAttendanceStep
{
  GtkBox parent_instance;

  GvtHeadcount *headcount;
  GtkLabel *difference;
  GvtPersonEntry *entry;
  GtkLabel *summary;
  GtkLabel *promise;
  GtkWidget *list_acts;
  GtkListBox *people;

  GvtSectionPage *page;    /* (nullable) (unowned): whose part this is */
  GvtWorkspace *workspace; /* (nullable) (unowned): that is listened to */
  GvtId session;
  GQueue waiting; /* GvtPerson: to be written one after another, so that cards follow names */
  gboolean is_writing;
  gboolean is_counting;
  gboolean may_record;
  gboolean is_shown; /* the next is set */
  GvtPresence shown; /* as it was read last: what is typed is overwritten by a new count alone */
};

static void step_init (GvtStepPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtAttendanceStep,
                               gvt_attendance_step,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_STEP_PANEL, step_init))

static GvtProfile *
profile_of (GvtAttendanceStep *self)
{
  return gvt_section_page_get_profile (self->page);
}

/* --- what was recorded --- */

static GvtListedRow *
find_row (GvtAttendanceStep *self, guint card)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->people, i)) != NULL; i++)
    if (gvt_listed_row_get (GVT_LISTED_ROW (row))->card == card)
      return GVT_LISTED_ROW (row);
  return NULL;
}

static gboolean
is_among (GPtrArray *people, guint card)
{
  for (guint i = 0; i < people->len; i++)
    if (((const GvtPerson *) people->pdata[i])->card == card)
      return TRUE;
  return FALSE;
}

static void
drop_unlisted (GvtAttendanceStep *self, GPtrArray *people)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->people, i)) != NULL;)
    if (is_among (people, gvt_listed_row_get (GVT_LISTED_ROW (row))->card))
      i++;
    else
      gtk_list_box_remove (self->people, GTK_WIDGET (row));
}

/* The newest on top, where it is seen that it was written; what stands there stays, with the keys.
 */
static void
show_people (GvtAttendanceStep *self, GPtrArray *people)
{
  drop_unlisted (self, people);
  for (guint i = 0; i < people->len; i++)
    {
      const GvtPerson *person = people->pdata[i];
      GvtListedRow *row = find_row (self, person->card);

      if (row == NULL)
        {
          row = GVT_LISTED_ROW (gvt_listed_row_new ());
          gvt_listed_row_show (row, person);
          gtk_list_box_prepend (self->people, GTK_WIDGET (row));
        }
      else
        gvt_listed_row_show (row, person);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->people), people->len > 0);
  gtk_widget_set_visible (self->list_acts, people->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.sheet",
                                 people->len > 0 && !gvt_section_page_is_class (self->page));
}

static void
show_difference (GvtAttendanceStep *self, const GvtPresence *presence)
{
  guint counted = presence->counted_men + presence->counted_women;
  guint listed = presence->listed_men + presence->listed_women;
  g_autofree char *text = NULL;

  if (listed > 0 && !presence->is_counted)
    text = g_strdup (_ ("Nobody was counted yet: the list stands for the count."));
  else if (listed > 0 && counted > listed)
    text = g_strdup_printf (_ ("Counted: %u, on the list: %u. %u are not on the list; the count "
                               "holds."),
                            counted, listed, counted - listed);
  else if (listed > counted)
    text = g_strdup_printf (_ ("Counted: %u, on the list: %u. That is more than were counted: "
                               "count again, or look through the list. The count holds."),
                            counted, listed);
  gtk_label_set_label (self->difference, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->difference), text != NULL);
}

/* What people who give their names may be told. */
static void
show_promise (GvtAttendanceStep *self, const GvtVisitPlan *plan)
{
  const char *where = plan->names_travel ? _ ("Names go to the centre with the next sync.")
                                         : _ ("Names stay on this laptop.");
  g_autofree char *day = *plan->names_until != '\0' ? gvt_text_date_with_day (plan->names_until)
                                                    : NULL;
  g_autofree char *until = day != NULL
                               ? g_strdup_printf (_ ("They are erased on %s."), day)
                               : g_strdup_printf (_ ("They are erased %u days after they were "
                                                     "taken."),
                                                  (guint) GVT_NAMES_DAYS);
  g_autofree char *text = g_strjoin (" ", where, until, NULL);

  gtk_label_set_label (self->promise, text);
}

static void
show_summary (GvtAttendanceStep *self, GPtrArray *people, const GvtPresence *presence)
{
  g_autofree char *sums = gvt_people_describe (presence->listed_men, presence->listed_women);
  g_autofree char *text = NULL;
  guint n_missing = 0;

  for (guint i = 0; i < people->len; i++)
    n_missing += gvt_person_needs_guardian (people->pdata[i]) ? 1 : 0;
  text = n_missing == 0 ? g_strdup_printf (_ ("On the list: %s"), sums)
                        : g_strdup_printf (_ ("On the list: %s. Without a guardian’s consent: %u"),
                                           sums, n_missing);
  gtk_label_set_label (self->summary, text);
}

/* Also where it was counted, or undone, elsewhere. */
static void
show_count (GvtAttendanceStep *self, const GvtAttendance *attendance)
{
  const GvtPresence *now = &attendance->presence;
  g_autoptr (GvtPeopleGroups) none = gvt_people_groups_new ();

  if (!self->is_shown || now->is_counted != self->shown.is_counted
      || now->counted_men != self->shown.counted_men
      || now->counted_women != self->shown.counted_women)
    gvt_headcount_show (self->headcount, now->counted_men, now->counted_women,
                        now->is_counted ? attendance->groups : none);
  self->is_shown = TRUE;
  self->shown = *now;
  gvt_headcount_keep (self->headcount, profile_of (self), &self->session);
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtAttendanceStep *self = owner;
  const GvtAttendance *attendance = result;

  if (self->page == NULL)
    return;
  if (error != NULL)
    {
      gvt_section_page_say_error (self->page, error);
      return;
    }
  show_people (self, attendance->people);
  show_difference (self, &attendance->presence);
  show_summary (self, attendance->people, &attendance->presence);
  show_promise (self, attendance->plan);
  show_count (self, attendance);
}

static void
reload (GvtAttendanceStep *self)
{
  GvtWork work = { .done = on_read };

  gvt_attendance_work_read (&work, profile_of (self), &self->session,
                            !gvt_section_page_is_class (self->page));
  gvt_work_run (self, NULL, &work);
}

/* The strip and the sums, but not another step: more people come. */
static void
tell_others (GvtAttendanceStep *self)
{
  if (gvt_section_page_get_workspace (self->page) != NULL)
    gvt_workspace_touch (gvt_section_page_get_workspace (self->page));
}

/* --- one after another --- */

static void write_next (GvtAttendanceStep *self);

static void
on_written (gpointer owner, gpointer result, const GError *error)
{
  GvtAttendanceStep *self = owner;
  g_autoptr (GvtPerson) person = g_queue_pop_head (&self->waiting);

  self->is_writing = FALSE;
  if (self->page == NULL)
    return;
  if (error != NULL)
    {
      gvt_section_page_say_error (self->page, error);
      gvt_person_entry_edit (self->entry, person); /* what was typed is not lost */
    }
  if (!g_queue_is_empty (&self->waiting))
    {
      write_next (self);
      return;
    }
  reload (self);
  tell_others (self);
}

static void
write_next (GvtAttendanceStep *self)
{
  GvtWork work = { .done = on_written };

  self->is_writing = TRUE;
  gvt_attendance_work_list (&work, profile_of (self), &self->session,
                            g_queue_peek_head (&self->waiting));
  gvt_work_run (self, NULL, &work);
}

static void
enqueue (GvtAttendanceStep *self, GvtPerson *person)
{
  g_queue_push_tail (&self->waiting, person);
  if (!self->is_writing)
    write_next (self);
}

static void
on_add (GvtAttendanceStep *self)
{
  if (self->page != NULL)
    enqueue (self, gvt_person_entry_dup (self->entry));
}

/* --- the card that is chosen --- */

/* Returns: (transfer none) (nullable) */
static const GvtPerson *
chosen (GvtAttendanceStep *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->people);

  return row != NULL ? gvt_listed_row_get (GVT_LISTED_ROW (row)) : NULL;
}

static void
flip_consent (GvtAttendanceStep *self, GvtConsents consent)
{
  const GvtPerson *person = chosen (self);
  GvtPerson *changed;

  if (person == NULL)
    return;
  changed = gvt_person_copy (person);
  g_clear_pointer (&changed->name, g_free); /* it stays as it was written */
  changed->consents ^= consent;
  enqueue (self, changed);
}

static void
attendance_photo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  flip_consent (GVT_ATTENDANCE_STEP (widget), GVT_CONSENT_PHOTO);
}

static void
attendance_guardian (GtkWidget *widget, const char *action, GVariant *parameter)
{
  flip_consent (GVT_ATTENDANCE_STEP (widget), GVT_CONSENT_GUARDIAN);
}

static void
attendance_correct (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtAttendanceStep *self = GVT_ATTENDANCE_STEP (widget);
  const GvtPerson *person = chosen (self);

  if (person != NULL)
    gvt_person_entry_edit (self->entry, person);
}

static void
on_removed (gpointer owner, gpointer result, const GError *error)
{
  GvtAttendanceStep *self = owner;

  if (self->page == NULL)
    return;
  if (error != NULL)
    gvt_section_page_say_error (self->page, error);
  reload (self);
  tell_others (self);
}

static void
attendance_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtAttendanceStep *self = GVT_ATTENDANCE_STEP (widget);
  const GvtPerson *person = chosen (self);
  GvtWork work = { .done = on_removed };

  if (person == NULL)
    return;
  gvt_attendance_work_unlist (&work, profile_of (self), &self->session, person->card);
  gvt_work_run (self, NULL, &work);
}

/* --- on paper --- */

static void
write_sheet (GvtSectionPage *page, const char *path, gpointer session, GvtWork *work)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);

  gvt_attendance_work_sheet (work, gvt_workspace_get_profile (workspace), session,
                             gvt_workspace_get_regions (workspace),
                             gvt_workspace_is_practice (workspace), path);
}

static void
attendance_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtAttendanceStep *self = GVT_ATTENDANCE_STEP (widget);
  const GvtLeavingFile file = {
    .heading = _ ("Save the list with its names?"),
    .body = _ ("The file is not encrypted: whoever has it can read the names, and they are not "
               "erased on their day. That it was saved is recorded."),
    .title = _ ("Where to save the attendance list"),
    .name = _ ("attendance.pdf"),
    .saved = _ ("The list is saved. It is listed in the journal."),
  };

  gvt_save_leaving_file (self->page, &file, write_sheet,
                         g_memdup2 (&self->session, sizeof self->session), g_free);
}

static const char *const acts[] = { "attendance.photo", "attendance.guardian", "attendance.correct",
                                    "attendance.remove" };

static void
on_selected (GvtAttendanceStep *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i],
                                   self->may_record && chosen (self) != NULL);
}

static void
on_activated (GvtAttendanceStep *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "attendance.correct", NULL);
}

static gboolean
on_list_key (GvtAttendanceStep *self, guint key, guint code, GdkModifierType state)
{
  const char *action = NULL;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_f:
      action = "attendance.photo";
      break;
    case GDK_KEY_w:
      action = "attendance.guardian";
      break;
    case GDK_KEY_Delete:
      action = "attendance.remove";
      break;
    default:
      return FALSE;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  return TRUE;
}

/* --- as a step of the class --- */

static void
gvt_attendance_step_forget (GvtStepPanel *step)
{
  GvtAttendanceStep *self = GVT_ATTENDANCE_STEP (step);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->people, 0)) != NULL)
    gtk_list_box_remove (self->people, GTK_WIDGET (row));
  gvt_person_entry_forget (self->entry);
}

/* A class looks at the wall from now on: names go at once, and come again without. */
static void
on_class (GvtAttendanceStep *self)
{
  if (self->page == NULL || gvt_section_page_get_workspace (self->page) == NULL)
    return;
  if (gvt_section_page_is_class (self->page))
    gvt_attendance_step_forget (GVT_STEP_PANEL (self));
  if (gvt_workspace_get_access (self->workspace) == GVT_ACCESS_UNLOCKED)
    reload (self);
}

static void
listen (GvtAttendanceStep *self)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (self->page);

  if (workspace == self->workspace)
    return;
  self->workspace = workspace;
  g_signal_connect_object (workspace, "notify::is-class", G_CALLBACK (on_class), self,
                           G_CONNECT_SWAPPED);
}

static void
gvt_attendance_step_show (GvtStepPanel *step,
                          GvtSectionPage *page,
                          const GvtSessionProgress *progress)
{
  GvtAttendanceStep *self = GVT_ATTENDANCE_STEP (step);

  self->page = page;
  self->session = *gvt_session_get_id (progress->session);
  listen (self);
  reload (self);
}

static void
gvt_attendance_step_set_may_record (GvtStepPanel *step, gboolean may_record)
{
  GvtAttendanceStep *self = GVT_ATTENDANCE_STEP (step);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->may_record = may_record;
  if (!may_record && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL); /* a text that goes grey must not hold the keys */
  gtk_widget_set_sensitive (GTK_WIDGET (self->headcount), may_record);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), may_record);
  on_selected (self);
}

static gboolean
gvt_attendance_step_get_act (GvtStepPanel *step, GvtActPlace place, GvtStepAct *act)
{
  if (place != GVT_ACT_PRIMARY)
    return FALSE;

  act->name = "save-attendance";
  act->label = _ ("_Save attendance");
  act->guard = GVT_ATTENDANCE_STEP (step)->is_counting ? GVT_GUARD_NEVER : GVT_GUARD_RECORDS;
  return TRUE;
}

static void
on_counted (gpointer owner, gpointer result, const GError *error)
{
  GvtAttendanceStep *self = owner;

  self->is_counting = FALSE;
  if (error == NULL)
    gvt_headcount_forget (self->headcount);
  if (self->page != NULL)
    gvt_step_panel_finish (GVT_STEP_PANEL (self), self->page, error);
}

static void
gvt_attendance_step_perform (GvtStepPanel *step, GvtActPlace place)
{
  GvtAttendanceStep *self = GVT_ATTENDANCE_STEP (step);
  GvtWork work = { .done = on_counted };
  g_autoptr (GvtPeopleGroups) groups = NULL;
  g_autoptr (GError) error = NULL;
  guint men, women;

  if (!gvt_headcount_read (self->headcount, &men, &women, &groups, &error))
    {
      gvt_section_page_say_error (self->page, error);
      return;
    }
  self->is_shown = FALSE; /* it comes again as it was recorded */
  self->is_counting = TRUE;
  gvt_step_panel_changed (step);
  gvt_attendance_work_count (&work, profile_of (self), &self->session, groups, men, women);
  gvt_work_run (self, NULL, &work);
}

/* Whether somebody is being put on the list at the moment. */
static gboolean
gvt_attendance_step_is_busy (GvtStepPanel *step)
{
  GvtAttendanceStep *self = GVT_ATTENDANCE_STEP (step);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL
         && (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry))
             || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->people)));
}

static void
step_init (GvtStepPanelInterface *iface)
{
  iface->show = gvt_attendance_step_show;
  iface->get_act = gvt_attendance_step_get_act;
  iface->perform = gvt_attendance_step_perform;
  iface->set_may_record = gvt_attendance_step_set_may_record;
  iface->forget = gvt_attendance_step_forget;
  iface->is_busy = gvt_attendance_step_is_busy;
}

/* --- the widget --- */

static void
gvt_attendance_step_dispose (GObject *object)
{
  GvtAttendanceStep *self = GVT_ATTENDANCE_STEP (object);

  self->page = NULL;
  g_queue_clear_full (&self->waiting, (GDestroyNotify) gvt_person_free);
  G_OBJECT_CLASS (gvt_attendance_step_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "attendance.sheet", NULL, attendance_sheet);
  gtk_widget_class_install_action (widget_class, acts[0], NULL, attendance_photo);
  gtk_widget_class_install_action (widget_class, acts[1], NULL, attendance_guardian);
  gtk_widget_class_install_action (widget_class, acts[2], NULL, attendance_correct);
  gtk_widget_class_install_action (widget_class, acts[3], NULL, attendance_remove);
}

static void
gvt_attendance_step_class_init (GvtAttendanceStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_attendance_step_dispose;
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_HEADCOUNT);
  g_type_ensure (GVT_TYPE_PERSON_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-attendance-step.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtAttendanceStep, headcount);
  gtk_widget_class_bind_template_child (widget_class, GvtAttendanceStep, difference);
  gtk_widget_class_bind_template_child (widget_class, GvtAttendanceStep, entry);
  gtk_widget_class_bind_template_child (widget_class, GvtAttendanceStep, summary);
  gtk_widget_class_bind_template_child (widget_class, GvtAttendanceStep, promise);
  gtk_widget_class_bind_template_child (widget_class, GvtAttendanceStep, list_acts);
  gtk_widget_class_bind_template_child (widget_class, GvtAttendanceStep, people);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  install_actions (widget_class);
}

static void
gvt_attendance_step_init (GvtAttendanceStep *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_queue_init (&self->waiting);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_list_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->people), keys);
  on_selected (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.sheet", FALSE);
}

GtkWidget *
gvt_attendance_step_new (void)
{
  return g_object_new (GVT_TYPE_ATTENDANCE_STEP, NULL);
}
