/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-laptop-window.h"

#include "gvt-app-test.h"
#include "gvt-feature-projections.h"
#include "gvt-test.h"
#include "gvt-unlock-page.h"

#define PASSPHRASE "sepuluh kata rahasia"

void
gvt_laptop_window_set_up (GvtLaptopWindow *self, gconstpointer unused)
{
  gvt_copied_laptop_set_up (&self->scene, NULL);
  self->clock = gvt_test_clock ();
}

void
gvt_laptop_window_tear_down (GvtLaptopWindow *self, gconstpointer unused)
{
  if (self->window != NULL)
    gvt_laptop_window_close (self);
  g_assert_finalize_object (self->clock);
  gvt_copied_laptop_tear_down (&self->scene, NULL);
}

void
gvt_laptop_window_settle (GvtLaptopWindow *self)
{
  gvt_app_test_settle (GTK_WIDGET (self->window));
}

void
gvt_laptop_window_open (GvtLaptopWindow *self, const char *folder, int width)
{
  g_autoptr (GvtWorkspace) workspace = NULL;

  self->profile = gvt_profile_new (folder, self->clock, gvt_feature_projections ());
  workspace = gvt_workspace_new (self->profile);
  self->window = g_object_new (GVT_TYPE_WINDOW, "workspace", workspace, "default-width", width,
                               "default-height", 640, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  gvt_laptop_window_settle (self);
}

void
gvt_laptop_window_unlock (GvtLaptopWindow *self)
{
  gvt_laptop_window_fill (self, GVT_TYPE_UNLOCK_PAGE, "passphrase", PASSPHRASE);
  gvt_laptop_window_press (self, GVT_TYPE_UNLOCK_PAGE, "unlock.open", NULL);
  g_assert_true (gvt_profile_is_unlocked (self->profile));
}

void
gvt_laptop_window_close (GvtLaptopWindow *self)
{
  GvtWorkspace *workspace = g_object_ref (gvt_window_get_workspace (self->window));
  GvtWindow *window = g_object_ref (self->window);

  gvt_app_test_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
  g_assert_finalize_object (workspace);
  g_assert_finalize_object (self->profile);
  self->window = NULL;
}

/* --- what a person does and sees --- */

GtkWidget *
gvt_laptop_window_part (GvtLaptopWindow *self, GType page, GType type, const char *name)
{
  GtkWidget *shown = gvt_app_test_find (GTK_WIDGET (self->window), page, NULL);
  GtkWidget *found = shown != NULL ? gvt_app_test_find (shown, type, name) : NULL;

  if (found == NULL)
    g_error ("There is no %s “%s” in a %s", g_type_name (type), name, g_type_name (page));
  return found;
}

void
gvt_laptop_window_press (GvtLaptopWindow *self,
                         GType page,
                         const char *action,
                         const char *argument)
{
  GtkWidget *shown = gvt_laptop_window_part (self, page, page, NULL);

  g_assert_true (
      gtk_widget_activate_action (shown, action, argument != NULL ? "s" : NULL, argument));
  gvt_laptop_window_settle (self);
}

void
gvt_laptop_window_choose (GvtLaptopWindow *self, GType page, const char *name, guint index)
{
  GtkListBox *list = GTK_LIST_BOX (gvt_laptop_window_part (self, page, GTK_TYPE_LIST_BOX, name));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) index);

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (GTK_WIDGET (row)));
  gvt_laptop_window_settle (self);
}

void
gvt_laptop_window_fill (GvtLaptopWindow *self, GType page, const char *name, const char *text)
{
  gtk_editable_set_text (
      GTK_EDITABLE (gvt_laptop_window_part (self, page, GTK_TYPE_EDITABLE, name)), text);
}

void
gvt_laptop_window_assert_text (GvtLaptopWindow *self, const char *text)
{
  gvt_app_test_assert_text (GTK_WIDGET (self->window), text);
}

void
gvt_laptop_window_assert_told (GvtLaptopWindow *self, const char *text)
{
  AdwMessageDialog *dialog = gvt_app_test_find_dialog ();

  g_assert_nonnull (dialog);
  gvt_app_test_assert_text (GTK_WIDGET (dialog), text);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gvt_laptop_window_settle (self);
}

/* --- the other side --- */

JsonNode *
gvt_laptop_window_json (GvtLaptopWindow *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  static const char *const first[] = { "--json", "--user", "PTD-01", "--passphrase-file" };
  GvtProgramRun *run;

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (args, (char *) first[i]);
  g_ptr_array_add (args, self->scene.passphrase);
  g_ptr_array_add (args, (char *) "--data");
  g_ptr_array_add (args, self->scene.original);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (args, words[i]);
  g_ptr_array_add (args, NULL);
  run = gvt_program_run_newv ("govotectl", NULL, (const char *const *) args->pdata);
  return gvt_copied_laptop_json_of (run);
}

void
gvt_laptop_window_says (GvtLaptopWindow *self, const char *line, const char *expected_json)
{
  g_autoptr (JsonNode) node = gvt_laptop_window_json (self, line);

  gvt_program_assert_members (json_node_get_object (node), expected_json);
}
