/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A film in sign language played by the real GStreamer, where GTK has its module for it; and what a
 * card and its film's page offer where nothing plays. */
#include "gvt-app-test.h"
#include "gvt-file.h"
#include "gvt-film-page.h"
#include "gvt-lesson-page.h"
#include "gvt-module-fixture.h"
#include "gvt-page-stack.h"
#include "gvt-presenter-view.h"
#include "gvt-projector-page.h"
#include "gvt-test.h"

#define MEDIA_MODULE "/gtk-4.0/4.0.0/media/libmedia-gstreamer.so"
#define AUDIO        "\"text\": \"Salinan.\"}"
#define TRANSCRIPT   "TPS buka pukul tujuh."
#define MAX_FILM     4096

typedef struct
{
  GvtModule *module;
  GvtPageStack *stack;
  GtkWindow *window;
} Fixture;

static GtkWidget *
top (Fixture *fixture)
{
  return GTK_WIDGET (gvt_page_stack_get_top (fixture->stack));
}

/* The film of the media's own tests: white, and short. */
static void
put_film (const char *folder)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "fixtures", "media", "putih.webm",
                                                 NULL);
  g_autofree char *to = g_build_filename (folder, "media", "satu.webm", NULL);
  g_autoptr (GBytes) film = gvt_file_read (from, MAX_FILM, NULL);

  g_assert_nonnull (film);
  g_assert_true (gvt_file_write (to, film, NULL));
  gvt_module_fixture_edit (folder, "module.json", AUDIO,
                           AUDIO ", {\"kind\": \"sign\", \"file\": \"media/satu.webm\", "
                                 "\"language\": \"id\", \"text\": \"" TRANSCRIPT "\"}");
}

static void
load (Fixture *fixture, gboolean with_film)
{
  const char *folder = gvt_module_fixture ();
  g_autoptr (GError) error = NULL;

  if (with_film)
    put_film (folder);
  fixture->module = gvt_module_load_folder (folder, &error);
  g_assert_no_error (error);
  fixture->stack = g_object_new (GVT_TYPE_PAGE_STACK, NULL);
  gvt_page_stack_push (fixture->stack, gvt_lesson_page_new (fixture->module, 0));
  fixture->window = gvt_app_test_present (GTK_WIDGET (fixture->stack), 360, 640);
  gvt_app_test_settle (top (fixture));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  load (fixture, TRUE);
}

static void
set_up_without (Fixture *fixture, gconstpointer data)
{
  load (fixture, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->module);
}

static void
project (Fixture *fixture)
{
  gvt_page_stack_push (
      fixture->stack,
      gvt_projector_page_new (fixture->module, gvt_module_get_lessons (fixture->module), 0));
  for (guint i = 0; i < 3; i++) /* its size, its plan, its picture: the folder goes with the test */
    gvt_app_test_settle (top (fixture));
}

static gboolean
offers_film (Fixture *fixture)
{
  GtkWidget *button = gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, "film");

  return button != NULL && gtk_widget_get_mapped (button);
}

static void
open_film (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (top (fixture), "lesson.film", NULL));
  gvt_app_test_settle (top (fixture));
  g_assert_true (GVT_IS_FILM_PAGE (top (fixture)));
}

static GtkMediaStream *
stream (Fixture *fixture)
{
  return gvt_film_page_get_stream (GVT_FILM_PAGE (top (fixture)));
}

static gboolean
can_be_played (void)
{
  if (g_file_test ("/usr/lib/x86_64-linux-gnu" MEDIA_MODULE, G_FILE_TEST_EXISTS))
    return TRUE;
  g_test_skip ("GTK has no module for GStreamer here");
  return FALSE;
}

static gboolean
has_picture (gpointer data)
{
  return stream (data) != NULL
         && gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (stream (data))) > 0;
}

static gboolean
has_ended (gpointer data)
{
  return gtk_media_stream_get_ended (stream (data));
}

/* --- tests --- */

static void
test_a_card_with_a_film_offers_it (Fixture *fixture, gconstpointer data)
{
  g_assert_true (offers_film (fixture));
  project (fixture);
  g_assert_true (offers_film (fixture));
}

static void
test_a_card_without_one_offers_none (Fixture *fixture, gconstpointer data)
{
  g_assert_false (offers_film (fixture));
  gtk_widget_activate_action (top (fixture), "lesson.film", NULL);
  g_assert_true (GVT_IS_LESSON_PAGE (top (fixture)));
  project (fixture);
  g_assert_false (offers_film (fixture));
  gtk_widget_activate_action (top (fixture), "wall.film", NULL);
  g_assert_true (GVT_IS_PROJECTOR_PAGE (top (fixture)));
}

static void
test_it_is_played_to_its_end_and_again (Fixture *fixture, gconstpointer data)
{
  if (!can_be_played ())
    return;
  open_film (fixture);
  gvt_test_wait_until (has_picture, fixture, "the film's first picture");
  g_assert_null (gtk_media_stream_get_error (stream (fixture)));
  gvt_test_wait_until (has_ended, fixture, "the film's end");

  gtk_widget_activate_action (top (fixture), "film.toggle", NULL);
  g_assert_false (has_ended (fixture));
  g_assert_true (gtk_media_stream_get_playing (stream (fixture)));
}

static void
test_it_stops_for_a_key_and_when_it_is_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkMediaStream) film = NULL;

  if (!can_be_played ())
    return;
  open_film (fixture);
  film = g_object_ref (stream (fixture));
  g_assert_true (gtk_media_stream_get_playing (film));
  gtk_widget_activate_action (top (fixture), "film.toggle", NULL);
  g_assert_false (gtk_media_stream_get_playing (film));
  g_assert_nonnull (gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, "_Play (P)"));
  gtk_widget_activate_action (top (fixture), "film.restart", NULL);
  g_assert_true (gtk_media_stream_get_playing (film));
  g_assert_nonnull (gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, "_Pause (P)"));

  project (fixture); /* over it */
  g_assert_false (gtk_media_stream_get_playing (film));
  gvt_page_stack_pop (fixture->stack);
  gtk_widget_activate_action (top (fixture), "film.toggle", NULL);
  g_assert_true (gtk_media_stream_get_playing (film));
  gvt_page_stack_pop (fixture->stack);
  g_assert_false (gtk_media_stream_get_playing (film));
  g_assert_true (GVT_IS_LESSON_PAGE (top (fixture)));
}

/* Who sits at the notes stops it there. */
static void
test_the_notes_open_and_stop_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  GtkWindow *window;
  GtkWidget *notes, *play;

  project (fixture);
  notes = gvt_presenter_view_new (GVT_PROJECTOR_PAGE (top (fixture)), clock, 0);
  window = gvt_app_test_present (notes, 800, 600);
  play = gvt_app_test_find (notes, GTK_TYPE_BUTTON, "play");
  g_assert_false (gtk_widget_get_visible (play));
  gtk_widget_activate_action (notes, "wall.film", NULL);
  gvt_app_test_settle (top (fixture));
  g_assert_true (GVT_IS_FILM_PAGE (top (fixture)));
  g_assert_true (gtk_widget_get_visible (play));
  if (stream (fixture) != NULL)
    {
      g_assert_true (gtk_media_stream_get_playing (stream (fixture)));
      gtk_widget_activate_action (notes, "film.toggle", NULL);
      g_assert_false (gtk_media_stream_get_playing (stream (fixture)));
    }

  gvt_page_stack_pop (fixture->stack);
  gvt_app_test_settle (top (fixture));
  g_assert_false (gtk_widget_get_visible (play));
  gvt_app_test_destroy (window);
}

/* In a program of its own, in which GTK plays nothing. */
static void
test_without_gstreamer (Fixture *fixture, gconstpointer data)
{
  open_film (fixture);

  g_assert_null (stream (fixture));
  gvt_app_test_assert_text (top (fixture), "The film cannot be played on this laptop");
  gvt_app_test_assert_text (top (fixture), TRANSCRIPT);
  g_assert_false (
      gtk_widget_get_mapped (gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, "_Play (P)")));
}

static void
test_what_it_says_is_read_where_nothing_plays (void)
{
  g_setenv ("GTK_MEDIA", "none", TRUE);
  g_test_trap_subprocess ("/film-page/subprocess/without-gstreamer", 0, 0);
  g_unsetenv ("GTK_MEDIA");
  g_test_trap_assert_passed ();
}

/* What is given less than it asks for ends the test. */
static void
test_all_fits_a_narrow_window_with_large_text (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  gvt_app_test_settle (top (fixture));
  gvt_app_test_assert_fits (top (fixture), 360);
  project (fixture);
  gvt_app_test_assert_fits (top (fixture), 360);
  gvt_page_stack_pop (fixture->stack);
  open_film (fixture);
  gtk_expander_set_expanded (
      GTK_EXPANDER (gvt_app_test_find (top (fixture), GTK_TYPE_EXPANDER, NULL)), TRUE);
  gvt_app_test_settle (top (fixture));
  gvt_app_test_assert_fits (top (fixture), 360);
  gvt_app_test_assert_whole (top (fixture));
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, begin, test) \
  g_test_add ("/film-page/" name, Fixture, NULL, begin, test, tear_down)
  ADD ("a-card-with-a-film-offers-it", set_up, test_a_card_with_a_film_offers_it);
  ADD ("a-card-without-one-offers-none", set_up_without, test_a_card_without_one_offers_none);
  ADD ("it-is-played-to-its-end-and-again", set_up, test_it_is_played_to_its_end_and_again);
  ADD ("it-stops-for-a-key-and-when-it-is-left", set_up,
       test_it_stops_for_a_key_and_when_it_is_left);
  ADD ("the-notes-open-and-stop-it", set_up, test_the_notes_open_and_stop_it);
  ADD ("subprocess/without-gstreamer", set_up, test_without_gstreamer);
  g_test_add_func ("/film-page/what-it-says-is-read-where-nothing-plays",
                   test_what_it_says_is_read_where_nothing_plays);
  ADD ("all-fits-a-narrow-window-with-large-text", set_up,
       test_all_fits_a_narrow_window_with_large_text);
  return g_test_run ();
}
