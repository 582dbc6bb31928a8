/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-entry-row.h"
#include "gvt-test.h"

#define LONG_TITLE "Tanggal lahir sebagaimana tertulis di KTP-el, hari-bulan-tahun"

typedef struct
{
  GtkWidget *group;
  GtkWidget *first;
  GtkWidget *second;
  GtkWindow *window;
} Fixture;

static GtkWidget *
add_row (Fixture *fixture, const char *title, gboolean is_secret)
{
  GtkWidget *row = g_object_new (GVT_TYPE_ENTRY_ROW, "title", title, "secret", is_secret, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (fixture->group), row);
  return row;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->group = adw_preferences_group_new ();
  fixture->first = add_row (fixture, LONG_TITLE, FALSE);
  fixture->second = add_row (fixture, "Frasa sandi", TRUE);
  fixture->window = gvt_app_test_present (fixture->group, 360, 300);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_ref (fixture->first);
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->first);
}

static GtkWidget *
entry_of (GtkWidget *row)
{
  GtkWidget *entry = gvt_app_test_find (row, GTK_TYPE_ENTRY, NULL);

  return entry != NULL ? entry : gvt_app_test_find (row, GTK_TYPE_PASSWORD_ENTRY, NULL);
}

static gboolean
has_keys (Fixture *fixture, GtkWidget *row)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL && gtk_widget_is_ancestor (focus, entry_of (row));
}

static void
test_the_title_names_the_entry (Fixture *fixture, gconstpointer unused)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (entry_of (fixture->first));

  gtk_test_accessible_assert_role (entry, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  g_assert_true (gtk_test_accessible_has_relation (entry, GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gvt_app_test_assert_text (fixture->first, LONG_TITLE);
}

static void
count (guint *n)
{
  ++*n;
}

static void
test_what_is_typed_is_the_text_of_the_row (Fixture *fixture, gconstpointer unused)
{
  guint n_changes = 0;
  guint n_activations = 0;

  g_signal_connect_swapped (fixture->first, "changed", G_CALLBACK (count), &n_changes);
  g_signal_connect_swapped (fixture->first, "entry-activated", G_CALLBACK (count), &n_activations);

  gtk_editable_set_text (GTK_EDITABLE (entry_of (fixture->first)), "14-8-1990");
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (fixture->first)), "activate");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->first)), ==, "14-8-1990");
  g_assert_cmpuint (n_changes, >=, 1);
  g_assert_cmpuint (n_activations, ==, 1);
}

static void
test_a_secret_is_not_to_be_seen (Fixture *fixture, gconstpointer unused)
{
  gboolean is_visible = TRUE;

  g_object_get (gtk_editable_get_delegate (GTK_EDITABLE (fixture->second)), "visibility",
                &is_visible, NULL);

  g_assert_false (is_visible);
}

/* Other tests' windows on the same screen take the keys away, and what is not active does not move
 * them. */
static gboolean
is_active (gpointer window)
{
  if (!gtk_window_is_active (window))
    gtk_window_present (window);
  return gtk_window_is_active (window);
}

static void
tab (Fixture *fixture, GtkDirectionType direction)
{
  do
    {
      gvt_test_wait_until (is_active, fixture->window, "the window has the keys");
      gtk_widget_child_focus (GTK_WIDGET (fixture->window), direction);
    }
  while (!gtk_window_is_active (fixture->window));
}

static void
test_tab_leads_from_entry_to_entry_and_back (Fixture *fixture, gconstpointer unused)
{
  gtk_widget_grab_focus (fixture->first);
  g_assert_true (has_keys (fixture, fixture->first));

  tab (fixture, GTK_DIR_TAB_FORWARD);
  g_assert_true (has_keys (fixture, fixture->second));

  tab (fixture, GTK_DIR_TAB_BACKWARD);
  g_assert_true (has_keys (fixture, fixture->first));
}

static void
test_what_is_pointed_out_is_marked_until_it_is_mended (Fixture *fixture, gconstpointer unused)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (entry_of (fixture->second));

  gvt_entry_row_point_out (GVT_ENTRY_ROW (fixture->second));
  g_assert_true (has_keys (fixture, fixture->second));
  g_assert_true (gtk_widget_has_css_class (fixture->second, "error"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);

  gtk_editable_set_text (GTK_EDITABLE (fixture->second), "suara rakyat menentukan");
  g_assert_false (gtk_widget_has_css_class (fixture->second, "error"));
  g_assert_false (gtk_test_accessible_has_state (entry, GTK_ACCESSIBLE_STATE_INVALID));
}

static void
test_the_whole_title_is_seen_in_a_narrow_window (Fixture *fixture, gconstpointer unused)
{
  GtkLabel *title = GTK_LABEL (gvt_app_test_find (fixture->first, GTK_TYPE_LABEL, LONG_TITLE));

  gvt_app_test_set_text_scale (200);
  gvt_app_test_settle (GTK_WIDGET (fixture->window));

  gvt_app_test_assert_fits (fixture->group, 360);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (title)));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (title)), >, 1);
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/entry-row/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("the-title-names-the-entry", test_the_title_names_the_entry);
  ADD ("what-is-typed-is-the-text-of-the-row", test_what_is_typed_is_the_text_of_the_row);
  ADD ("a-secret-is-not-to-be-seen", test_a_secret_is_not_to_be_seen);
  ADD ("tab-leads-from-entry-to-entry-and-back", test_tab_leads_from_entry_to_entry_and_back);
  ADD ("what-is-pointed-out-is-marked-until-it-is-mended",
       test_what_is_pointed_out_is_marked_until_it_is_mended);
  ADD ("the-whole-title-is-seen-in-a-narrow-window",
       test_the_whole_title_is_seen_in_a_narrow_window);
#undef ADD
  return g_test_run ();
}
