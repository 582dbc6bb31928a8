/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is on the other side of speech-dispatcher's socket may be anybody. */
#include <gio/gunixsocketaddress.h>

#include "gvt-error.h"
#include "gvt-speech.h"
#include "gvt-test.h"

typedef gboolean (*OnCaller) (GThreadedSocketService *, GSocketConnection *, GObject *, gpointer);

static void
end_service (gpointer service)
{
  g_socket_service_stop (service);
  g_object_unref (service);
}

static void
answer_by (OnCaller on_call, gpointer data)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "sock", NULL);
  g_autofree char *way = g_strdup_printf ("unix_socket:%s", path);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  GSocketService *service = g_threaded_socket_service_new (1);
  g_autoptr (GError) error = NULL;

  g_test_queue_destroy (end_service, service);
  g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (service, "run", G_CALLBACK (on_call), data);
  g_setenv ("SPEECHD_ADDRESS", way, TRUE);
}

static void
say_in_worker (GTask *task, gpointer source, gpointer text, GCancellable *cancellable)
{
  GError *error = NULL;

  if (gvt_speech_say (text, "id", cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
is_completed (gpointer task)
{
  return g_task_get_completed (task);
}

static gboolean
say (const char *text, GError **error)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, (gpointer) text, NULL);
  g_task_run_in_thread (task, say_in_worker);
  gvt_test_wait_until (is_completed, task, "the end of it");
  return g_task_propagate_boolean (task, error);
}

/* --- one that says the same to all --- */

/* Hangs up once it was asked and has said it: before, the asking itself would fail. @says: one with
 * a hyphen never ends. */
static gboolean
on_caller (GThreadedSocketService *service,
           GSocketConnection *connection,
           GObject *source,
           gpointer says)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char heard[256];
  gboolean never_ends = strchr (says, '-') != NULL;

  g_input_stream_read (in, heard, sizeof heard, NULL, NULL);
  while (g_output_stream_write_all (out, says, strlen (says), NULL, NULL, NULL) && never_ends)
    ;
  return FALSE;
}

/* @data: the answer to whatever is asked */
static void
test_a_strange_answer_is_refused (gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  answer_by (on_caller, (gpointer) data);
  g_assert_false (say ("Tinta.", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_REFUSED);
}

/* --- one that takes every text, and says the @n-th --- */

static char *
answer (const char *line, int *n_texts)
{
  if (g_str_equal (line, "."))
    return g_strdup_printf ("225-%d\r\n225 OK MESSAGE QUEUED\r\n", ++*n_texts);
  return g_strdup (*line == 'S' || *line == 'C' ? "208 OK\r\n" : "");
}

static gboolean
tell (GOutputStream *out, const char *event, int text)
{
  return g_output_stream_printf (out, NULL, NULL, NULL, "%.3s-%d\r\n%.3s-1\r\n%s\r\n", event, text,
                                 event, event);
}

static gboolean
on_polite_caller (GThreadedSocketService *service,
                  GSocketConnection *connection,
                  GObject *source,
                  gpointer n)
{
  g_autoptr (GDataInputStream) in = g_data_input_stream_new (
      g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  int n_texts = 0;

  g_data_input_stream_set_newline_type (in, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  for (;;)
    {
      g_autofree char *line = g_data_input_stream_read_line (in, NULL, NULL, NULL);
      g_autofree char *says = line != NULL ? answer (line, &n_texts) : NULL;

      if (says == NULL || !g_output_stream_write_all (out, says, strlen (says), NULL, NULL, NULL))
        return FALSE;
      if (g_str_equal (line, ".") && n_texts == GPOINTER_TO_INT (n)
          && !(tell (out, "701 BEGIN", n_texts) && tell (out, "702 END", n_texts)))
        return FALSE;
    }
}

static void
test_a_text_is_said (void)
{
  g_autoptr (GError) error = NULL;

  answer_by (on_polite_caller, GINT_TO_POINTER (1));
  say ("Tinta.", &error);
  g_assert_no_error (error);
}

static void
test_a_voice_that_refuses_its_first_text_is_asked_again (void)
{
  g_autoptr (GError) error = NULL;

  answer_by (on_polite_caller, GINT_TO_POINTER (2));
  say ("Tinta.", &error);
  g_assert_no_error (error);
}

static void
test_a_voice_that_stays_mute_is_not_waited_for (void)
{
  g_autoptr (GError) error = NULL;

  answer_by (on_polite_caller, GINT_TO_POINTER (0));
  g_assert_false (say ("Tinta.", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

/* --- one that never says a thing --- */

static gboolean
on_caller_in_vain (GThreadedSocketService *service,
                   GSocketConnection *connection,
                   GObject *source,
                   gpointer data)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char heard[256];

  while (g_input_stream_read (in, heard, sizeof heard, NULL, NULL) > 0)
    ;
  return FALSE;
}

static void
test_no_answer_is_not_waited_for (void)
{
  g_autoptr (GError) error = NULL;

  answer_by (on_caller_in_vain, NULL);
  g_assert_false (say ("Tinta.", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/speech/a-text-is-said", test_a_text_is_said);
  g_test_add_data_func ("/speech/a-refusal-is-told", "300 NO\r\n",
                        test_a_strange_answer_is_refused);
  g_test_add_data_func ("/speech/a-line-without-end-is-refused", "208-nonono",
                        test_a_strange_answer_is_refused);
  g_test_add_func ("/speech/a-voice-that-refuses-its-first-text-is-asked-again",
                   test_a_voice_that_refuses_its_first_text_is_asked_again);
  g_test_add_func ("/speech/a-voice-that-stays-mute-is-not-waited-for",
                   test_a_voice_that_stays_mute_is_not_waited_for);
  g_test_add_func ("/speech/no-answer-is-not-waited-for", test_no_answer_is_not_waited_for);
  return g_test_run ();
}
