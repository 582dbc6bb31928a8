/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading aloud, heard on the other side: a real speech-dispatcher whose voice is a program that
 * writes down what it is given, on a sound card that plays nothing. */
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <signal.h>

#include "gvt-app-test.h"
#include "gvt-lesson-page.h"
#include "gvt-module-fixture.h"
#include "gvt-pupil-bar.h"
#include "gvt-quiz-page.h"
#include "gvt-read-aloud.h"
#include "gvt-test.h"

#define PROGRAM "/usr/bin/speech-dispatcher"
#define MODULES "/etc/speech-dispatcher/modules" /* comes with it */

static const char server_conf[] = "LogLevel 1\n"
                                  "AudioOutputMethod \"alsa\"\n"
                                  "AudioALSADevice \"default\"\n"
                                  "DefaultLanguage \"en\"\n"
                                  "AddModule \"record\" \"sd_generic\" \"record.conf\"\n"
                                  "DefaultModule record\n";
/* A sentence takes its time, as with any voice: so one can be cut off. */
static const char voice_conf[] =
    "GenericExecuteSynth \"echo '$LANGUAGE: $DATA' >>%s; sleep 0.05\"\n"
    "GenericDelimiters \".?\"\n"
    "GenericMaxChunkLength 300\n"
    "GenericLanguage \"id\" \"id\" \"utf-8\"\n"
    "AddVoice \"id\" \"MALE1\" \"id\"\n";
static const char sound_conf[] = "pcm.!default { type null }\nctl.!default { type null }\n";

typedef struct
{
  const char *folder;
  char *heard; /* the file that the voice writes */
  GtkWidget *page;
  GtkWindow *window;
  GvtPupilBar *bar;
} Fixture;

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* What the program finds on its PATH: the real one, with a configuration of ours. */
static void
write_program (Fixture *fixture)
{
  g_autofree char *bin = g_build_filename (fixture->folder, "bin", NULL);
  g_autofree char *path = g_build_filename (bin, "speech-dispatcher", NULL);
  g_autofree char *script = g_strdup_printf (
      "#!/bin/sh\nexec " PROGRAM " -d -C %s/conf -S %s/sock -P %s/pid -L %s\n", fixture->folder,
      fixture->folder, fixture->folder, fixture->folder);

  g_assert_cmpint (g_mkdir_with_parents (bin, 0700), ==, 0);
  write_file (bin, "speech-dispatcher", script);
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
}

static void
write_configuration (Fixture *fixture)
{
  g_autofree char *conf = g_build_filename (fixture->folder, "conf", NULL);
  g_autofree char *modules = g_build_filename (conf, "modules", NULL);
  g_autofree char *sound = g_build_filename (fixture->folder, "asound.conf", NULL);
  g_autofree char *voice = g_strdup_printf (voice_conf, fixture->heard);

  g_assert_cmpint (g_mkdir_with_parents (modules, 0700), ==, 0);
  write_file (conf, "speechd.conf", server_conf);
  write_file (modules, "record.conf", voice);
  write_file (fixture->folder, "asound.conf", sound_conf);
  g_setenv ("ALSA_CONFIG_PATH", sound, TRUE);
}

static void
point_the_way (Fixture *fixture)
{
  g_autofree char *address = g_strdup_printf ("unix_socket:%s/sock", fixture->folder);
  g_autofree char *path = g_strdup_printf ("%s/bin:/usr/bin:/bin", fixture->folder);

  g_setenv ("SPEECHD_ADDRESS", address, TRUE);
  g_setenv ("PATH", path, TRUE);
}

static void
open_page (Fixture *fixture, GvtSectionPage *page)
{
  fixture->page = GTK_WIDGET (page);
  fixture->window = gvt_app_test_present (fixture->page, 600, 700);
  fixture->bar = GVT_PUPIL_BAR (gvt_app_test_find (fixture->page, GVT_TYPE_PUPIL_BAR, NULL));
  gvt_app_test_settle (fixture->page);
}

static void
end_program (gpointer folder)
{
  g_autofree char *path = g_build_filename (folder, "pid", NULL);
  g_autofree char *text = NULL;
  gint64 pid = 0;

  if (g_file_get_contents (path, &text, NULL, NULL)
      && g_ascii_string_to_signed (g_strstrip (text), 10, 2, G_MAXINT, &pid, NULL))
    kill ((pid_t) pid, SIGTERM);
  g_unlink (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = gvt_test_folder ();
  /* What is queued last goes first: the folder, and its name, are gone before tear_down(). */
  g_test_queue_destroy (end_program, (gpointer) fixture->folder);
  fixture->heard = g_build_filename (fixture->folder, "heard", NULL);
  g_unlink (fixture->heard);
  write_program (fixture);
  write_configuration (fixture);
  point_the_way (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->page);
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
  g_free (fixture->heard);
}

static gboolean
can_be_heard (void)
{
  if (g_file_test (PROGRAM, G_FILE_TEST_IS_EXECUTABLE) && g_file_test (MODULES, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_test_skip ("speech-dispatcher is not installed");
  return FALSE;
}

static char *
heard (Fixture *fixture)
{
  char *text = NULL;

  return g_file_get_contents (fixture->heard, &text, NULL, NULL) ? text : g_strdup ("");
}

static gboolean
is_silent (gpointer data)
{
  return !gvt_pupil_bar_get_reading (((Fixture *) data)->bar);
}

static gboolean
has_begun (gpointer data)
{
  g_autofree char *text = heard (data);

  return strchr (text, '\n') != NULL;
}

static gboolean
look_again (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* What another program writes to a file wakes no main loop. */
static void
wait_for_words (Fixture *fixture)
{
  guint id = g_timeout_add (10, look_again, NULL);

  gvt_test_wait_until (has_begun, fixture, "the first words");
  g_source_remove (id);
}

/* In two waits: on a busy machine the program takes its time to start. */
static void
read_to_the_end (Fixture *fixture, const char *what)
{
  gvt_pupil_bar_set_reading (fixture->bar, TRUE);
  wait_for_words (fixture);
  gvt_test_wait_until (is_silent, fixture, what);
}

static GvtSectionPage *
open_lesson (guint index)
{
  g_autoptr (GvtModule) module = gvt_app_test_module ();

  return gvt_lesson_page_new (module, index);
}

static void
test_a_card_is_read_and_its_notes_are_not (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_page (fixture, open_lesson (2));
  if (!can_be_heard ())
    return;

  read_to_the_end (fixture, "the card to be read");

  text = heard (fixture);
  g_test_message ("%s", text);
  g_assert_true (g_str_has_prefix (text, "id: Tujuh petugas KPPS"));
  g_assert_nonnull (strstr (text, "memimpin, menandatangani surat suara"));
  g_assert_null (strstr (text, "Pilih tujuh peserta")); /* the note for the facilitator */
  g_assert_null (strstr (text, "draft"));
}

static void
test_it_is_silenced_in_the_midst (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_page (fixture, open_lesson (2));
  if (!can_be_heard ())
    return;

  gvt_pupil_bar_set_reading (fixture->bar, TRUE);
  wait_for_words (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "pupil.reading", NULL);
  g_assert_true (is_silent (fixture));
  gvt_app_test_settle (fixture->page);

  read_to_the_end (fixture, "the card to be read"); /* after what was queued, if anything was */
  text = heard (fixture);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "KPPS 6"));
  g_assert_null (strstr (strstr (text, "KPPS 6") + 1, "KPPS 6"));
}

static void
test_another_card_silences_the_one_before (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, open_lesson (2));
  if (!can_be_heard ())
    return;

  gvt_pupil_bar_set_reading (fixture->bar, TRUE);
  wait_for_words (fixture);
  gtk_widget_activate_action (fixture->page, "lesson.next", NULL);

  g_assert_true (is_silent (fixture));
  gvt_app_test_settle (fixture->page);
}

/* Before the answer nothing that gives it away. */
static void
test_of_a_question_the_key_is_not_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtModule) module = gvt_app_test_module ();
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (
      gvt_quiz_get_items (gvt_module_get_quiz (module)), 0);
  GListModel *options = gvt_quiz_item_get_options (item);
  g_autofree char *text = NULL;

  open_page (fixture, gvt_quiz_page_new (module));
  if (!can_be_heard ())
    return;

  read_to_the_end (fixture, "the question to be read");

  text = heard (fixture);
  g_test_message ("%s", text);
  g_assert_null (strstr (text, gvt_quiz_item_get_explanation (item)));
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      g_autofree char *letter = g_strdup_printf ("id: %c\n", 'A' + i);

      g_assert_nonnull (strstr (text, letter));
      g_assert_nonnull (strstr (text, "id: "));
      if (*gvt_quiz_option_get_feedback (option) != '\0')
        g_assert_null (strstr (text, gvt_quiz_option_get_feedback (option)));
    }
}

/* --- words of a page outside of class mode --- */

static gboolean
has_read (gpointer read_aloud)
{
  return !gvt_read_aloud_get_reading (read_aloud);
}

/* Read on request, and not a word more once its page is left. */
static void
test_a_button_reads_words_and_stops_with_its_page (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "TPS 001. Desa Contoh.", "SD Latihan 1.", NULL };
  GvtReadAloud *button = g_object_new (GVT_TYPE_READ_ALOUD, NULL);
  g_autofree char *text = NULL;

  gvt_read_aloud_set_words (button, words);
  fixture->page = GTK_WIDGET (button);
  fixture->window = gvt_app_test_present (fixture->page, 360, 200);
  if (!can_be_heard ())
    return;

  g_assert_false (gvt_read_aloud_get_reading (button));
  gtk_widget_activate_action (fixture->page, "read-aloud.reading", NULL);
  wait_for_words (fixture);
  gvt_test_wait_until (has_read, button, "the words to be read");
  text = heard (fixture);
  g_assert_nonnull (strstr (text, "id: TPS 001"));
  g_assert_nonnull (strstr (text, "SD Latihan 1"));

  gvt_read_aloud_set_reading (button, TRUE);
  gtk_widget_set_visible (fixture->page, FALSE);
  g_assert_false (gvt_read_aloud_get_reading (button));
  gvt_app_test_settle (fixture->page);
}

/* --- a card with a recording --- */

static void
open_recorded_card (Fixture *fixture)
{
  const char *folder = gvt_module_fixture ();
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GError) error = NULL;

  gvt_module_fixture_edit (folder, "module.json", "\"language\": \"sas\"", "\"language\": \"id\"");
  module = gvt_module_load_folder (folder, &error);
  g_assert_no_error (error);
  open_page (fixture, gvt_lesson_page_new (module, 0));
}

/* GTK without GStreamer: nobody misses what the recording says. */
static void
test_what_cannot_be_played_is_said_and_shown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_recorded_card (fixture);
  if (!can_be_heard ())
    return;

  read_to_the_end (fixture, "the transcript to be read");

  text = heard (fixture);
  g_assert_cmpstr (text, ==, "id: Salinan.\n");
  gvt_app_test_assert_text (fixture->page, "The recording cannot be played on this laptop");
  gvt_app_test_assert_text (fixture->page, "Salinan.");
}

static GtkDropDown *
find_languages (Fixture *fixture)
{
  return GTK_DROP_DOWN (gvt_app_test_find (fixture->page, GTK_TYPE_DROP_DOWN, NULL));
}

/* Only where there is something to choose; the next pupil begins in Indonesian. */
static void
test_a_regional_language_is_chosen_where_it_was_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtModule) module = gvt_module_load_folder (gvt_module_fixture (), NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  open_page (fixture, gvt_lesson_page_new (module, 0));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (find_languages (fixture))));
  if (!can_be_heard ())
    return;

  read_to_the_end (fixture, "the card to be read");
  first = heard (fixture);
  gtk_drop_down_set_selected (find_languages (fixture), 1);
  read_to_the_end (fixture, "the recording");
  second = heard (fixture);

  g_assert_null (strstr (first, "Salinan."));
  g_assert_nonnull (strstr (second, "Salinan.")); /* nothing plays it here */
  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "pupil.reset", NULL);
  gvt_app_test_settle (fixture->page);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_languages (fixture)), ==, 0);
}

static void
test_without_recordings_no_language_is_asked_for (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, open_lesson (0));

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (find_languages (fixture))));
}

static void
test_without_the_program_the_page_says_what_is_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_page (fixture, open_lesson (0));
  g_setenv ("PATH", fixture->folder, TRUE);
  g_setenv ("SPEECHD_ADDRESS", "unix_socket:/nonexistent/sock", TRUE);

  gvt_pupil_bar_set_reading (fixture->bar, TRUE);
  gvt_test_wait_until (is_silent, fixture, "the answer");

  gvt_app_test_assert_text (fixture->page, "speech-dispatcher with espeak-ng is not installed");
  gtk_widget_activate_action (fixture->page, "lesson.next", NULL);
  gvt_app_test_settle (fixture->page);
  text = gvt_app_test_text (fixture->page);
  g_assert_null (strstr (text, "espeak-ng"));
}

static gboolean
refuse (GThreadedSocketService *service, GSocketConnection *connection, GObject *source)
{
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  g_output_stream_write_all (out, "300 NO\r\n", 8, NULL, NULL, NULL);
  return FALSE;
}

static void
test_a_refusal_ends_the_reading (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sock", NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (1);
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (service, "run", G_CALLBACK (refuse), NULL);
  open_page (fixture, open_lesson (0));

  gvt_pupil_bar_set_reading (fixture->bar, TRUE);
  gvt_test_wait_until (is_silent, fixture, "the end of it");

  gvt_app_test_assert_text (fixture->page, "speech-dispatcher does not answer");
  g_socket_service_stop (service);
}

int
main (int argc, char **argv)
{
  /* GTK finds its way to GStreamer by modules in a folder: here is none. */
  g_setenv ("GTK_EXE_PREFIX", "/nonexistent", TRUE);
  gvt_app_test_init (&argc, &argv);
#define ADD(name, data, test) g_test_add ("/reading/" name, Fixture, data, set_up, test, tear_down)
  ADD ("a-card-is-read-and-its-notes-are-not", NULL, test_a_card_is_read_and_its_notes_are_not);
  ADD ("it-is-silenced-in-the-midst", NULL, test_it_is_silenced_in_the_midst);
  ADD ("another-card-silences-the-one-before", NULL, test_another_card_silences_the_one_before);
  ADD ("of-a-question-the-key-is-not-read", NULL, test_of_a_question_the_key_is_not_read);
  ADD ("what-cannot-be-played-is-said-and-shown", NULL,
       test_what_cannot_be_played_is_said_and_shown);
  ADD ("a-regional-language-is-chosen-where-it-was-recorded", NULL,
       test_a_regional_language_is_chosen_where_it_was_recorded);
  ADD ("without-recordings-no-language-is-asked-for", NULL,
       test_without_recordings_no_language_is_asked_for);
  ADD ("without-the-program-the-page-says-what-is-missing", NULL,
       test_without_the_program_the_page_says_what_is_missing);
  ADD ("a-refusal-ends-the-reading", NULL, test_a_refusal_ends_the_reading);
  ADD ("a-button-reads-words-and-stops-with-its-page", NULL,
       test_a_button_reads_words_and_stops_with_its_page);
#undef ADD
  return g_test_run ();
}
