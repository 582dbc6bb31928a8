/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-page-stack.h"
#include "gvt-plain-row.h"
#include "gvt-station-codec.h"
#include "gvt-station-page.h"
#include "gvt-station-roles-page.h"

typedef struct
{
  GtkWidget *page;
  GtkWindow *window;
} Fixture;

/* @data: the role */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->page = GTK_WIDGET (gvt_station_page_new (gvt_station_built_in (), data));
  fixture->window = gvt_app_test_present (fixture->page, 360, 640);
  gvt_app_test_settle (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_settle (fixture->page);
  g_object_ref (fixture->page);
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
}

/* Presses the choice that says @text. */
static void
choose (Fixture *fixture, const char *text)
{
  GtkWidget *label = gvt_app_test_find (fixture->page, GTK_TYPE_LABEL, text);
  GtkWidget *button = label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;

  g_test_message ("%s", text);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  gvt_app_test_settle (fixture->page);
}

static void
test_an_officer_does_his_part_and_others_theirs (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_assert_text (fixture->page, "Mengumpulkan surat pemberitahuan");
  choose (fixture, "Menandatangani surat suara.");
  choose (fixture, "Memanggil pemilih.");
  choose (fixture, "Memberikan surat suara kepada pemilih.");

  gvt_app_test_assert_text (fixture->page, "Keluar dari TPS.");
  gvt_app_test_assert_text (fixture->page, "Through, without one wrong step.");
  gvt_app_test_assert_text (fixture->page, "needs verification");
}

/* One of the choices is right; every other one is explained. */
static void
test_a_wrong_order_explains_itself (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < 4; i++)
    {
      GtkWidget *explanation = gvt_app_test_find (fixture->page, GTK_TYPE_LABEL, "explanation");

      gtk_widget_activate_action (fixture->page, "station.choose", "u", i);
      gvt_app_test_settle (fixture->page);
      if (!gtk_widget_get_visible (explanation))
        continue;
      text = g_strdup (gtk_label_get_text (GTK_LABEL (explanation)));
      break;
    }

  g_assert_nonnull (text);
  g_assert_true (g_str_has_prefix (text, "Not yet.") || g_str_has_prefix (text, "That is for"));
}

static void
test_starting_again_forgets_the_walk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  choose (fixture, "Menandatangani surat suara.");
  g_assert_true (gtk_widget_activate_action (fixture->page, "station.again", NULL));
  gvt_app_test_settle (fixture->page);

  gvt_app_test_assert_text (fixture->page, "What do you do now?");
  choose (fixture, "Menandatangani surat suara.");
}

static void
test_the_list_opens_each_role (void)
{
  GvtPageStack *stack = g_object_new (GVT_TYPE_PAGE_STACK, NULL);
  GtkWidget *roles = GTK_WIDGET (gvt_station_roles_page_new ());
  GtkWindow *window;

  gvt_page_stack_push (stack, GVT_SECTION_PAGE (roles));
  window = gvt_app_test_present (GTK_WIDGET (stack), 360, 640);
  g_assert_true (gtk_widget_activate (gvt_app_test_find (roles, GVT_TYPE_PLAIN_ROW, NULL)));
  gvt_app_test_settle (GTK_WIDGET (stack));

  g_assert_true (GVT_IS_STATION_PAGE (gvt_page_stack_get_top (stack)));
  gvt_app_test_destroy (window);
}

static void
assert_whole (GvtSectionPage *page)
{
  GtkWindow *window = gvt_app_test_present (GTK_WIDGET (page), 360, 640);

  gvt_app_test_settle (GTK_WIDGET (page));
  gvt_app_test_assert_fits (GTK_WIDGET (page), 360);
  gvt_app_test_assert_whole (GTK_WIDGET (page));
  gvt_app_test_destroy (window);
}

static void
test_both_pages_fit_a_narrow_window_with_large_text (void)
{
  gvt_app_test_set_text_scale (200);
  assert_whole (gvt_station_roles_page_new ());
  assert_whole (gvt_station_page_new (gvt_station_built_in (), "kpps-7"));
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, role, test) \
  g_test_add ("/station-page/" name, Fixture, role, set_up, test, tear_down)
  ADD ("an-officer-does-his-part-and-others-theirs", "kpps-1",
       test_an_officer_does_his_part_and_others_theirs);
  ADD ("a-wrong-order-explains-itself", "pemilih", test_a_wrong_order_explains_itself);
  ADD ("starting-again-forgets-the-walk", "kpps-1", test_starting_again_forgets_the_walk);
  g_test_add_func ("/station-page/the-list-opens-each-role", test_the_list_opens_each_role);
  g_test_add_func ("/station-page/both-pages-fit-a-narrow-window-with-large-text",
                   test_both_pages_fit_a_narrow_window_with_large_text);
  return g_test_run ();
}
