/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-enrol-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-ask.h"
#include "gvt-enrol-user-row.h"
#include "gvt-enrol-work.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-file-chooser.h"
#include "gvt-ui.h"

struct _GvtEnrolPage
{
  GvtSectionPage parent_instance;

  GtkStack *steps;
  GtkEditable *address;
  GtkEditable *code;
  GtkLabel *file_note;
  GtkLabel *code_message;
  GtkLabel *centre;
  GtkListBox *users;
  GtkLabel *users_message;
  GtkLabel *working;
  GvtActionBar *acts;

  GArray *codes;           /* (nullable): of a file of many, until one is typed */
  GvtEnrolment *enrolment; /* (nullable): once the centre was asked */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (GvtEnrolPage, gvt_enrol_page, GVT_TYPE_SECTION_PAGE)

/* --- which step --- */

static void
say (GtkLabel *label, const GError *error)
{
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : g_strdup ("");

  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), error != NULL);
}

static void
show_step (GvtEnrolPage *self, const char *step)
{
  gboolean is_code = g_str_equal (step, "code");
  gboolean is_people = g_str_equal (step, "people");

  gtk_stack_set_visible_child_name (self->steps, step);
  g_object_set (self->acts, "primary-label",
                is_code     ? _ ("_Check the code")
                : is_people ? _ ("_Enrol this laptop")
                            : "",
                "primary-action", is_code ? "enrol.ask" : "enrol.take", "secondary-label",
                is_code ? "" : _ ("_Cancel"), NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (gtk_stack_get_visible_child (self->steps)),
                            GTK_DIR_TAB_FORWARD);
}

static GCancellable *
renew_cancellable (GvtEnrolPage *self)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

static void
begin_work (GvtEnrolPage *self, GvtWork *work, const char *what)
{
  gtk_label_set_label (self->working, what);
  show_step (self, "working");
  gvt_work_run (self, NULL, work);
}

/* --- the code --- */

static void
on_asked (gpointer owner, gpointer result, const GError *error)
{
  GvtEnrolPage *self = owner;
  GvtAdmitted *admitted = result;
  g_autofree char *centre = NULL;
  GtkWidget *row;

  say (self->code_message, error);
  if (admitted == NULL)
    {
      show_step (self, "code");
      return;
    }
  g_set_object (&self->enrolment, admitted->enrolment);
  centre = g_strdup_printf (gvt_enrolment_is_practice (self->enrolment)
                                ? _ ("Practice centre: %s. Everybody in it is invented.")
                                : _ ("Centre: %s"),
                            gvt_enrolment_get_centre_name (self->enrolment));
  gtk_label_set_label (self->centre, centre);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->users))) != NULL)
    gtk_list_box_remove (self->users, row);
  for (guint i = 0; i < admitted->users->len; i++)
    gtk_list_box_append (self->users,
                         gvt_enrol_user_row_new (g_ptr_array_index (admitted->users, i)));
  say (self->users_message, NULL);
  show_step (self, "people");
}

static void
enrol_ask (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtEnrolPage *self = GVT_ENROL_PAGE (widget);
  GvtWork work = { .done = on_asked };

  gvt_enrol_work_ask (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                      gtk_editable_get_text (self->address), gtk_editable_get_text (self->code),
                      self->codes, renew_cancellable (self));
  begin_work (self, &work, _ ("Asking the centre whom the code admits…"));
}

/* Typing a code puts a file of codes aside. */
static void
forget_file (GvtEnrolPage *self)
{
  g_clear_pointer (&self->codes, g_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->file_note), FALSE);
}

static void
show_one_code (GvtEnrolPage *self, const GvtEnrolmentCode *code)
{
  char *text = gvt_enrolment_code_format (code);

  gtk_editable_set_text (self->code, text);
  gvt_wipe_free (text);
}

static void
show_many_codes (GvtEnrolPage *self, GArray *codes)
{
  g_autofree char *note = g_strdup_printf (
      _ ("The file holds %u codes. This laptop takes one that is free."), codes->len);

  gtk_editable_set_text (self->code, "");
  self->codes = g_array_ref (codes);
  gtk_label_set_label (self->file_note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->file_note), TRUE);
}

static void
on_file_read (gpointer owner, gpointer result, const GError *error)
{
  GvtEnrolPage *self = owner;
  GvtCodeFile *file = result;

  say (self->code_message, error);
  if (file == NULL)
    return;
  forget_file (self);
  if (file->codes->len == 1)
    show_one_code (self, &g_array_index (file->codes, GvtEnrolmentCode, 0));
  else
    show_many_codes (self, file->codes);
  if (file->address != NULL)
    gtk_editable_set_text (self->address, file->address);
}

static void
on_file_chosen (gpointer owner, const char *path, gpointer data)
{
  GvtWork work = { .done = on_file_read };

  gvt_enrol_work_read_file (&work, path);
  gvt_work_run (owner, NULL, &work);
}

static void
enrol_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtFileQuestion question = { .title = _ ("The file with the code") };

  gvt_choose_file (widget, &question, on_file_chosen, NULL, NULL);
}

/* --- the people --- */

static void
start_over (gpointer owner, gpointer data)
{
  GvtEnrolPage *self = owner;
  GvtWork work = { 0 };

  gvt_enrol_work_abandon (&work, self->enrolment);
  gvt_work_run (self, NULL, &work);
  show_step (self, "code");
}

static void
ask_to_start_over (GvtEnrolPage *self)
{
  const GvtQuestion question = {
    .heading = _ ("Start over?"),
    .body = _ ("Somebody began to enrol this laptop with another passphrase. Give that one to go "
               "on, or start over. If the centre had already said yes, you will need a new code."),
    .accept = _ ("_Start over"),
    .is_destructive = TRUE,
  };

  gvt_ask (GTK_WIDGET (self), &question, start_over, NULL, NULL);
}

static void
on_taken (gpointer owner, gpointer result, const GError *error)
{
  GvtEnrolPage *self = owner;

  if (error == NULL)
    {
      g_clear_object (&self->enrolment);
      forget_file (self);
      gtk_editable_set_text (self->code, "");
      show_step (self, "code");
      gtk_widget_activate_action (GTK_WIDGET (self), "win.section", "s", "sync");
      gvt_workspace_reload (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
      return;
    }
  say (self->users_message, error);
  show_step (self, "people");
  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE))
    ask_to_start_over (self);
}

/* Everybody who is switched on, or %NULL with an error in words for people. */
static GvtChosenUsers *
collect_users (GvtEnrolPage *self, GError **error)
{
  g_autoptr (GvtChosenUsers) users = gvt_chosen_users_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->users)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GvtEnrolUserRow *row = GVT_ENROL_USER_ROW (child);
      const char *passphrase;

      if (!gvt_enrol_user_row_is_chosen (row))
        continue;
      passphrase = gvt_enrol_user_row_get_passphrase (row, error);
      if (passphrase == NULL)
        return NULL;
      gvt_chosen_users_add (users, gvt_enrol_user_row_get_user (row), passphrase);
    }
  return gvt_chosen_users_check (users, error) ? g_steal_pointer (&users) : NULL;
}

static void
enrol_take (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtEnrolPage *self = GVT_ENROL_PAGE (widget);
  GvtWork work = { .done = on_taken };
  g_autoptr (GError) error = NULL;
  GvtChosenUsers *users = collect_users (self, &error);

  say (self->users_message, error);
  if (users == NULL)
    return;
  gvt_enrol_work_take (&work, self->enrolment, users, renew_cancellable (self));
  begin_work (self, &work,
              _ ("Making the keys and enrolling this laptop. This takes some seconds."));
}

static void
enrol_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtEnrolPage *self = GVT_ENROL_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->steps), "working") == 0)
    g_cancellable_cancel (self->cancellable);
  else
    show_step (self, "code");
}

static void
on_code_changed (GvtEnrolPage *self)
{
  if (*gtk_editable_get_text (self->code) != '\0')
    forget_file (self);
}

static void
on_entry_activated (GvtEnrolPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "enrol.ask", NULL);
}

static void
gvt_enrol_page_dispose (GObject *object)
{
  GvtEnrolPage *self = GVT_ENROL_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->enrolment);
  g_clear_pointer (&self->codes, g_array_unref);
  G_OBJECT_CLASS (gvt_enrol_page_parent_class)->dispose (object);
}

static void
gvt_enrol_page_class_init (GvtEnrolPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_enrol_page_dispose;
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-enrol-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtEnrolPage, steps);
  gtk_widget_class_bind_template_child (widget_class, GvtEnrolPage, address);
  gtk_widget_class_bind_template_child (widget_class, GvtEnrolPage, code);
  gtk_widget_class_bind_template_child (widget_class, GvtEnrolPage, file_note);
  gtk_widget_class_bind_template_child (widget_class, GvtEnrolPage, code_message);
  gtk_widget_class_bind_template_child (widget_class, GvtEnrolPage, centre);
  gtk_widget_class_bind_template_child (widget_class, GvtEnrolPage, users);
  gtk_widget_class_bind_template_child (widget_class, GvtEnrolPage, users_message);
  gtk_widget_class_bind_template_child (widget_class, GvtEnrolPage, working);
  gtk_widget_class_bind_template_child (widget_class, GvtEnrolPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_code_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_install_action (widget_class, "enrol.ask", NULL, enrol_ask);
  gtk_widget_class_install_action (widget_class, "enrol.take", NULL, enrol_take);
  gtk_widget_class_install_action (widget_class, "enrol.file", NULL, enrol_file);
  gtk_widget_class_install_action (widget_class, "enrol.cancel", NULL, enrol_cancel);
}

static void
gvt_enrol_page_init (GvtEnrolPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_step (self, "code");
}
