/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-module-finder.h"
#include "gvt-test.h"

#define INVITATION "Pilih satu modul"

static GvtModuleLibrary *library; /* once, for it takes long under the sanitizers */

typedef struct
{
  GtkWidget *finder;
  GtkWindow *window;
  GvtModuleHit *opened;
} Fixture;

static void
on_hit (Fixture *fixture, GvtModuleHit *hit)
{
  g_set_object (&fixture->opened, hit);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->finder = g_object_new (GVT_TYPE_MODULE_FINDER, "all", gtk_label_new (INVITATION), NULL);
  g_signal_connect_swapped (fixture->finder, "hit-activated", G_CALLBACK (on_hit), fixture);
  gvt_module_finder_set_library (GVT_MODULE_FINDER (fixture->finder), library);
  fixture->window = gvt_app_test_present (fixture->finder, 360, 640);
  gvt_app_test_settle (fixture->finder);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->opened);
  g_object_ref (fixture->finder);
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->finder);
}

static gboolean
has_answer (gpointer finder)
{
  GtkWidget *stack = gvt_app_test_find (finder, GTK_TYPE_STACK, NULL);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "found") == 0;
}

/* The entry waits a little for the next letter. */
static void
type (Fixture *fixture, const char *text)
{
  GtkWidget *words = gvt_app_test_find (fixture->finder, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (words), text);
  if (*text != '\0')
    gvt_test_wait_until (has_answer, fixture->finder, "what was found");
  gvt_app_test_settle (fixture->finder);
}

static void
test_words_lead_to_the_card_that_has_them (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *row;

  type (fixture, "lubang tembus lipatan");
  row = gvt_app_test_find (fixture->finder, GTK_TYPE_LIST_BOX_ROW, NULL);
  g_assert_nonnull (row);
  gtk_widget_activate (row);

  g_assert_nonnull (fixture->opened);
  g_assert_cmpstr (gvt_module_get_id (gvt_module_hit_get_module (fixture->opened)), ==,
                   "m7-sah-tidak-sah");
  g_assert_cmpuint (gvt_module_hit_get_card (fixture->opened), ==, 6);
}

static void
test_words_that_no_card_has_lead_to_advice (Fixture *fixture, gconstpointer unused)
{
  type (fixture, "xylofon");

  gvt_app_test_assert_text (fixture->finder, "No card has all of these words.");
  g_assert_null (gvt_app_test_find (fixture->finder, GTK_TYPE_LIST_BOX_ROW, NULL));
}

static gboolean
shows_all (gpointer finder)
{
  return !has_answer (finder);
}

static void
test_without_words_all_is_shown (Fixture *fixture, gconstpointer unused)
{
  gvt_app_test_assert_text (fixture->finder, INVITATION);

  type (fixture, "lubang tembus lipatan");
  gvt_app_test_assert_text (fixture->finder, "1 card found.");
  type (fixture, "");

  gvt_test_wait_until (shows_all, fixture->finder, "all is shown again");
  gvt_app_test_assert_text (fixture->finder, INVITATION);
}

#define ADD(path, func) g_test_add ("/module-finder/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  int status;

  gvt_app_test_init (&argc, &argv);
  library = gvt_module_library_load (NULL, NULL);

  ADD ("words-lead-to-the-card-that-has-them", test_words_lead_to_the_card_that_has_them);
  ADD ("words-that-no-card-has-lead-to-advice", test_words_that_no_card_has_lead_to_advice);
  ADD ("without-words-all-is-shown", test_without_words_all_is_shown);
  status = g_test_run ();

  g_assert_finalize_object (library);
  return status;
}
