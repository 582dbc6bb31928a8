/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recording played by the real GStreamer, where GTK has its module for it, on a sound card that
 * plays nothing. */
#include "gvt-app-test.h"
#include "gvt-module-fixture.h"
#include "gvt-reader.h"
#include "gvt-test.h"

#define MEDIA_MODULE "/gtk-4.0/4.0.0/media/libmedia-gstreamer.so"

typedef struct
{
  GvtReader *reader;
  GvtModule *module;
  char *trouble;
} Fixture;

static void
on_trouble (Fixture *fixture, const char *text)
{
  g_free (fixture->trouble);
  fixture->trouble = g_strdup (text);
}

/* Where words would have to be said there is nobody to say them. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sound = g_build_filename (gvt_test_folder (), "asound.conf", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (sound, "pcm.!default { type null }\nctl.!default { type null }\n", -1,
                       &error);
  g_assert_no_error (error);
  g_setenv ("ALSA_CONFIG_PATH", sound, TRUE);
  g_setenv ("SPEECHD_ADDRESS", "unix_socket:/nonexistent/sock", TRUE);
  g_setenv ("PATH", "/nonexistent", TRUE);
  fixture->module = gvt_module_load_folder (gvt_module_fixture (), &error);
  g_assert_no_error (error);
  fixture->reader = gvt_reader_new ();
  g_signal_connect_swapped (fixture->reader, "trouble", G_CALLBACK (on_trouble), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->reader);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->module);
  g_free (fixture->trouble);
}

static GvtScript *
write_script (Fixture *fixture)
{
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (gvt_module_get_lessons (fixture->module),
                                                        0);
  GvtScript *script = gvt_script_new ("sas");

  gvt_script_add (script, fixture->module, gvt_lesson_get_media (lesson), "Kartu");
  return script;
}

static gboolean
is_silent (gpointer data)
{
  return !gvt_reader_is_reading (((Fixture *) data)->reader);
}

static gboolean
can_be_played (void)
{
  if (g_file_test ("/usr/lib/x86_64-linux-gnu" MEDIA_MODULE, G_FILE_TEST_EXISTS))
    return TRUE;
  g_test_skip ("GTK has no module for GStreamer here");
  return FALSE;
}

static void
test_it_is_played_to_its_end (Fixture *fixture, gconstpointer data)
{
  if (!can_be_played ())
    return;

  gvt_reader_read (fixture->reader, write_script (fixture));
  g_assert_true (gvt_reader_is_reading (fixture->reader));
  gvt_test_wait_until (is_silent, fixture, "the end of the recording");

  g_assert_cmpstr (fixture->trouble, ==, NULL);
}

static void
test_it_is_stopped_in_the_midst (Fixture *fixture, gconstpointer data)
{
  if (!can_be_played ())
    return;

  gvt_reader_read (fixture->reader, write_script (fixture));
  gvt_reader_stop (fixture->reader);

  g_assert_true (is_silent (fixture));
  g_assert_cmpstr (fixture->trouble, ==, NULL);
}

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);
  g_test_add ("/recording/it-is-played-to-its-end", Fixture, NULL, set_up,
              test_it_is_played_to_its_end, tear_down);
  g_test_add ("/recording/it-is-stopped-in-the-midst", Fixture, NULL, set_up,
              test_it_is_stopped_in_the_midst, tear_down);
  return g_test_run ();
}
