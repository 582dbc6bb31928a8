/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-page-stack.h"
#include "gvt-test.h"

/* A page that counts what it is asked. */
#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, GvtSectionPage)

struct _TestPage
{
  GvtSectionPage parent_instance;

  guint n_refreshed;
  guint n_told;
  guint n_forgotten;
};

G_DEFINE_FINAL_TYPE (TestPage, test_page, GVT_TYPE_SECTION_PAGE)

static gpointer
read_nothing (gpointer input, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  TEST_PAGE (owner)->n_told++;
}

static void
test_page_refresh (GvtSectionPage *page)
{
  GvtWork work = { .func = read_nothing, .done = on_read };

  TEST_PAGE (page)->n_refreshed++;
  gvt_section_page_read (page, &work);
}

static void
test_page_forget (GvtSectionPage *page)
{
  TEST_PAGE (page)->n_forgotten++;
}

static void
test_page_class_init (TestPageClass *klass)
{
  GVT_SECTION_PAGE_CLASS (klass)->refresh = test_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = test_page_forget;
}

static guint n_made; /* in the present test */

static void
test_page_init (TestPage *self)
{
  n_made++;
}

static TestPage *
page_new (const char *title)
{
  return g_object_new (TEST_TYPE_PAGE, "title", title, NULL);
}

typedef struct
{
  GvtWorkspace *workspace;
  GvtPageStack *stack;
  TestPage *root;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtProfile) profile = gvt_profile_new (gvt_test_folder (), clock, NULL);

  n_made = 0;
  fixture->workspace = gvt_workspace_new (profile);
  fixture->root = page_new ("First");
  fixture->stack = g_object_new (GVT_TYPE_PAGE_STACK, NULL);
  gvt_page_stack_push (fixture->stack, GVT_SECTION_PAGE (fixture->root));
  g_object_set (fixture->stack, "workspace", fixture->workspace, NULL);
  fixture->window = gvt_app_test_present (GTK_WIDGET (fixture->stack), 400, 300);
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->workspace);
}

/* A section that nobody looked at costs nothing: neither when the window opens nor when it locks.
 */
static void
test_the_first_page_is_made_when_it_is_asked_for (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtPageStack) stack = g_object_ref_sink (
      g_object_new (GVT_TYPE_PAGE_STACK, "root-type", TEST_TYPE_PAGE, NULL));

  gvt_page_stack_forget (stack);
  g_assert_false (gvt_page_stack_get_can_go_back (stack));
  g_assert_cmpuint (n_made, ==, 1); /* the fixture's */

  g_assert_true (TEST_IS_PAGE (gvt_page_stack_get_top (stack)));
  g_assert_cmpuint (n_made, ==, 2);
  g_assert_true (gvt_page_stack_get_top (stack) == gvt_page_stack_get_top (stack));
  g_assert_cmpuint (n_made, ==, 2);
}

static void
test_the_page_on_top_names_the_stack (Fixture *fixture, gconstpointer data)
{
  gvt_section_page_open (GVT_SECTION_PAGE (fixture->root), GVT_SECTION_PAGE (page_new ("Second")));

  g_autofree char *above = NULL;
  g_autofree char *below = NULL;
  g_object_get (fixture->stack, "title", &above, NULL);
  g_assert_cmpstr (above, ==, "Second");
  g_assert_true (gvt_page_stack_get_can_go_back (fixture->stack));

  g_assert_true (gvt_page_stack_pop (fixture->stack));
  g_object_get (fixture->stack, "title", &below, NULL);
  g_assert_cmpstr (below, ==, "First");
  g_assert_false (gvt_page_stack_pop (fixture->stack));
}

static void
test_a_page_that_is_replaced_is_gone (Fixture *fixture, gconstpointer data)
{
  TestPage *second = page_new ("Second");

  gvt_section_page_open (GVT_SECTION_PAGE (fixture->root), GVT_SECTION_PAGE (second));
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  gvt_section_page_replace (GVT_SECTION_PAGE (second), GVT_SECTION_PAGE (page_new ("Third")));

  g_assert_cmpstr (gvt_section_page_get_title (gvt_page_stack_get_top (fixture->stack)), ==,
                   "Third");
  g_assert_null (second);
  gvt_section_page_close (gvt_page_stack_get_top (fixture->stack));
  g_assert_true (gvt_page_stack_get_top (fixture->stack) == GVT_SECTION_PAGE (fixture->root));
}

static void
test_a_page_loads_when_it_is_seen_and_after_a_change (Fixture *fixture, gconstpointer data)
{
  guint before = fixture->root->n_refreshed;

  g_assert_cmpuint (before, >, 0);
  gvt_workspace_touch (fixture->workspace);
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));

  g_assert_cmpuint (fixture->root->n_refreshed, ==, before + 1);
}

static void
test_a_covered_page_loads_only_when_uncovered (Fixture *fixture, gconstpointer data)
{
  guint before = fixture->root->n_refreshed;

  gvt_page_stack_push (fixture->stack, GVT_SECTION_PAGE (page_new ("Second")));
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));
  gvt_workspace_touch (fixture->workspace);
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));
  g_assert_cmpuint (fixture->root->n_refreshed, ==, before);

  gvt_page_stack_pop (fixture->stack);
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));
  g_assert_cmpuint (fixture->root->n_refreshed, ==, before + 1);
}

static void
test_forgetting_leads_back_to_the_first_page (Fixture *fixture, gconstpointer data)
{
  gvt_page_stack_push (fixture->stack, GVT_SECTION_PAGE (page_new ("Second")));
  gvt_page_stack_push (fixture->stack, GVT_SECTION_PAGE (page_new ("Third")));

  gvt_page_stack_forget (fixture->stack);

  g_assert_true (gvt_page_stack_get_top (fixture->stack) == GVT_SECTION_PAGE (fixture->root));
  g_assert_cmpuint (fixture->root->n_forgotten, ==, 1);
}

/* Who may see it no more is not shown what was on its way. */
static void
test_what_is_on_its_way_is_forgotten_too (Fixture *fixture, gconstpointer data)
{
  guint before = fixture->root->n_told;

  g_assert_cmpuint (before, >, 0);
  gvt_section_page_refresh (GVT_SECTION_PAGE (fixture->root));
  gvt_section_page_forget (GVT_SECTION_PAGE (fixture->root));
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));

  g_assert_cmpuint (fixture->root->n_told, ==, before);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/page-stack/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("the-first-page-is-made-when-it-is-asked-for",
       test_the_first_page_is_made_when_it_is_asked_for);
  ADD ("the-page-on-top-names-the-stack", test_the_page_on_top_names_the_stack);
  ADD ("a-page-that-is-replaced-is-gone", test_a_page_that_is_replaced_is_gone);
  ADD ("a-page-loads-when-it-is-seen-and-after-a-change",
       test_a_page_loads_when_it_is_seen_and_after_a_change);
  ADD ("a-covered-page-loads-only-when-uncovered", test_a_covered_page_loads_only_when_uncovered);
  ADD ("forgetting-leads-back-to-the-first-page", test_forgetting_leads_back_to_the_first_page);
  ADD ("what-is-on-its-way-is-forgotten-too", test_what_is_on_its_way_is_forgotten_too);
  return g_test_run ();
}
