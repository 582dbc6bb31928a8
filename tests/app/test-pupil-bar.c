/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar at the head of each pupil's screen, on every page that has it. */
#include "gvt-app-test.h"
#include "gvt-ballot-library.h"
#include "gvt-ballot-page.h"
#include "gvt-ballot-sheet.h"
#include "gvt-eligibility-page.h"
#include "gvt-entry-row.h"
#include "gvt-lesson-page.h"
#include "gvt-pupil-bar.h"
#include "gvt-quiz-option-button.h"
#include "gvt-quiz-page.h"
#include "gvt-station-codec.h"
#include "gvt-station-page.h"

#define WIDTH  360
#define HEIGHT 720

typedef struct
{
  GtkWidget *page;
  GtkWindow *window;
  GvtPupilBar *bar;
} Fixture;

static GvtSectionPage *
open_quiz (void)
{
  g_autoptr (GvtModule) module = gvt_app_test_module ();

  return gvt_quiz_page_new (module);
}

static GvtSectionPage *
open_lesson (void)
{
  g_autoptr (GvtModule) module = gvt_app_test_module ();

  return gvt_lesson_page_new (module, 1);
}

static GvtSectionPage *
open_ballot (void)
{
  return gvt_ballot_page_new_from_settings (NULL);
}

static GvtSectionPage *
open_station (void)
{
  return gvt_station_page_new_from_settings (NULL);
}

static GvtSectionPage *
open_eligibility (void)
{
  return gvt_eligibility_page_new_from_settings (NULL);
}

static void
enter_answer (GtkWidget *page)
{
  GtkWidget *option = gvt_app_test_find (page, GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (option), TRUE);
  g_assert_true (gtk_widget_activate_action (page, "quiz.next", NULL));
  g_assert_true (gtk_widget_activate_action (page, "quiz.next", NULL));
}

static void
enter_hole (GtkWidget *page)
{
  GtkWidget *sheet = gvt_app_test_find (page, GVT_TYPE_BALLOT_SHEET, NULL);

  g_assert_true (gvt_ballot_sheet_punch (GVT_BALLOT_SHEET (sheet), 1));
}

static void
enter_step (GtkWidget *page)
{
  g_assert_true (gtk_widget_activate_action (page, "station.choose", "u", 0));
}

static void
enter_birth (GtkWidget *page)
{
  GtkWidget *row = gvt_app_test_find (page, GVT_TYPE_ENTRY_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), "17-8-2008");
}

static void
turn_card (GtkWidget *page)
{
  g_assert_true (gtk_widget_activate_action (page, "lesson.next", NULL));
}

/* Each screen: what a pupil does there, and whether that is something to lose. */
typedef struct
{
  GvtSectionPage *(*open) (void);
  void (*enter) (GtkWidget *page);
  gboolean has_entries;
} Screen;

static const Screen quiz = { open_quiz, enter_answer, TRUE };
static const Screen lesson = { open_lesson, turn_card, FALSE };
static const Screen ballot = { open_ballot, enter_hole, TRUE };
static const Screen station = { open_station, enter_step, TRUE };
static const Screen eligibility = { open_eligibility, enter_birth, TRUE };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Screen *screen = data;

  fixture->page = GTK_WIDGET (screen->open ());
  fixture->window = gvt_app_test_present (fixture->page, WIDTH, HEIGHT);
  fixture->bar = GVT_PUPIL_BAR (gvt_app_test_find (fixture->page, GVT_TYPE_PUPIL_BAR, NULL));
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

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->bar), action, NULL));
  gvt_app_test_settle (fixture->page);
}

static int
height_of_a_line (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "Ag");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Nothing of it is cut, in the narrowest window. */
static void
test_the_text_is_twice_as_large (Fixture *fixture, gconstpointer data)
{
  int usual = height_of_a_line (fixture->page);
  int bar = height_of_a_line (GTK_WIDGET (fixture->bar));

  for (guint i = GVT_PUPIL_USUAL_SIZE; i + 1 < GVT_PUPIL_SIZES; i++)
    act (fixture, "pupil.larger");

  g_assert_cmpint (ABS (height_of_a_line (fixture->page) - 2 * usual), <=, 2);
  g_assert_cmpint (height_of_a_line (GTK_WIDGET (fixture->bar)), ==, bar);
  gvt_app_test_assert_fits (fixture->page, WIDTH);
  gvt_app_test_assert_whole (fixture->page);
}

/* Nor where the desktop has made it larger before, though it stops sooner then. */
static void
test_it_stops_where_the_desktop_helps (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  gvt_pupil_bar_set_size (fixture->bar, GVT_PUPIL_SIZES - 1);
  gvt_app_test_settle (fixture->page);

  g_assert_cmpuint (gvt_pupil_bar_get_size (fixture->bar), ==, GVT_PUPIL_USUAL_SIZE + 1);
  gvt_app_test_assert_fits (fixture->page, WIDTH);
  gvt_app_test_assert_whole (fixture->page);
  gvt_app_test_set_text_scale (100);
}

static GdkRGBA
ink_of (GtkWidget *widget)
{
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  return ink;
}

static void
assert_two_colours (GtkWidget *widget)
{
  GdkRGBA ink = ink_of (widget);

  if (!gtk_widget_get_mapped (widget) || GVT_IS_BALLOT_SHEET (widget) || GTK_IS_IMAGE (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      g_test_message ("\"%s\"", gtk_label_get_text (GTK_LABEL (widget)));
      g_assert_true (ink.red == ink.green && ink.green == ink.blue);
      g_assert_true (ink.red == 0 || ink.red == 1);
      g_assert_cmpfloat (ink.alpha, ==, 1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_two_colours (child);
}

static void
test_in_high_contrast_there_are_two_colours (Fixture *fixture, gconstpointer data)
{
  const Screen *screen = data;

  screen->enter (fixture->page);

  act (fixture, "pupil.high-contrast");

  g_assert_true (gvt_pupil_bar_get_high_contrast (fixture->bar));
  assert_two_colours (fixture->page);
}

/* The page's own words; those of the bar do not change. */
static char *
state_of (Fixture *fixture)
{
  g_autofree char *text = gvt_app_test_text (fixture->page);

  return g_strdup_printf ("%s%u%u", text, gvt_pupil_bar_get_size (fixture->bar),
                          gvt_pupil_bar_get_high_contrast (fixture->bar));
}

static void
test_the_next_pupil_begins_where_the_first_did (Fixture *fixture, gconstpointer data)
{
  const Screen *screen = data;
  g_autofree char *fresh = NULL;
  g_autofree char *used = NULL;
  g_autofree char *again = NULL;

  act (fixture, "pupil.reset");
  fresh = state_of (fixture);
  act (fixture, "pupil.larger");
  act (fixture, "pupil.high-contrast");
  screen->enter (fixture->page);
  used = state_of (fixture);

  act (fixture, "pupil.reset");
  g_assert_true ((gvt_app_test_find_dialog () != NULL) == screen->has_entries);
  if (screen->has_entries)
    adw_message_dialog_response (gvt_app_test_find_dialog (), "accept");
  gvt_app_test_settle (fixture->page);

  again = state_of (fixture);
  g_assert_cmpstr (used, !=, fresh);
  if (screen != &station) /* its choices are dealt anew for each walk */
    g_assert_cmpstr (again, ==, fresh);
  g_assert_cmpuint (gvt_pupil_bar_get_size (fixture->bar), ==, GVT_PUPIL_USUAL_SIZE);
  g_assert_null (gvt_pupil_screen_describe_loss (GVT_PUPIL_SCREEN (fixture->page)));
}

static void
test_who_is_asked_and_says_no_goes_on (Fixture *fixture, gconstpointer data)
{
  const Screen *screen = data;
  g_autofree char *used = NULL;
  g_autofree char *after = NULL;

  act (fixture, "pupil.larger");
  screen->enter (fixture->page);
  used = state_of (fixture);

  act (fixture, "pupil.reset");
  adw_message_dialog_response (gvt_app_test_find_dialog (), "cancel");
  gvt_app_test_settle (fixture->page);

  after = state_of (fixture);
  g_assert_cmpstr (after, ==, used);
}

static void
test_nothing_of_it_reaches_another_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *other;
  GtkWindow *window;

  act (fixture, "pupil.larger");
  act (fixture, "pupil.high-contrast");

  other = GTK_WIDGET (open_eligibility ());
  window = gvt_app_test_present (other, WIDTH, HEIGHT);
  g_assert_false (gtk_widget_has_css_class (other, "high-contrast"));
  g_assert_true (gtk_widget_has_css_class (other, "text-100"));
  gvt_app_test_destroy (window);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    const Screen *screen;
  } screens[] = { { "quiz", &quiz },
                  { "lesson", &lesson },
                  { "ballot", &ballot },
                  { "station", &station },
                  { "eligibility", &eligibility } };

  gvt_app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
#define ADD(test, what) \
  G_STMT_START \
  { \
    g_autofree char *path = g_strconcat ("/pupil-bar/", screens[i].name, "/", what, NULL); \
    g_test_add (path, Fixture, screens[i].screen, set_up, test, tear_down); \
  } \
  G_STMT_END
      ADD (test_the_text_is_twice_as_large, "the-text-is-twice-as-large");
      ADD (test_it_stops_where_the_desktop_helps, "it-stops-where-the-desktop-helps");
      ADD (test_in_high_contrast_there_are_two_colours, "in-high-contrast-there-are-two-colours");
      ADD (test_the_next_pupil_begins_where_the_first_did,
           "the-next-pupil-begins-where-the-first-did");
      ADD (test_nothing_of_it_reaches_another_page, "nothing-of-it-reaches-another-page");
      if (screens[i].screen->has_entries)
        ADD (test_who_is_asked_and_says_no_goes_on, "who-is-asked-and-says-no-goes-on");
#undef ADD
    }
  return g_test_run ();
}
