/* SPDX-License-Identifier: GPL-3.0-or-later */
/* speech-dispatcher speaks SSIP: lines of text over a socket of the user's own. A reply ends in a
 * line of three digits and a blank; what begins with 7 is an event and comes at any time. */
#include "gvt-speech.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"

#define PROGRAM          "speech-dispatcher"
#define UNIX_ADDRESS     "unix_socket:"
#define QUEUED           "225-"
#define BEGIN            701
#define END              702
#define CANCELLED        703
#define MAX_LINE         4096
#define PATIENCE_SECONDS 4
#define SILENCE_SECONDS  2
#define MOMENT_MS        100
#define MAX_MOMENTS      50

typedef struct
{
  GSocketConnection *connection;
  GDataInputStream *replies;
  GCancellable *cancellable;
  gint64 message; /* what the program calls our text; the numbers begin at 1 */
  gint64 event;   /* the text that the event being read is about; 0 between events */
  gint64 begun;   /* the last text whose first words were heard */
  gint64 ended;   /* the last text that was said or cut off */
} Session;

static void
session_clear (Session *session)
{
  g_clear_object (&session->replies);
  g_clear_object (&session->connection);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Session, session_clear)

/* How long each line is waited for; 0: as long as it takes. */
static void
set_patience (Session *session, guint seconds)
{
  g_socket_set_timeout (g_socket_connection_get_socket (session->connection), seconds);
}

/* --- lines --- */

static gboolean
send (Session *session, const char *text, GError **error)
{
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (session->connection));

  return g_output_stream_write_all (out, text, strlen (text), NULL, session->cancellable, error);
}

/* A line longer than any that SSIP has ends the session: no other bound holds for read_line().
 * Returns: (transfer full) (nullable) */
static char *
read_line (Session *session, GError **error)
{
  GBufferedInputStream *buffered = G_BUFFERED_INPUT_STREAM (session->replies);
  gsize length = 0;
  const char *held = g_buffered_input_stream_peek_buffer (buffered, &length);

  while (memchr (held, '\n', length) == NULL)
    {
      gssize n_read = length < MAX_LINE
                          ? g_buffered_input_stream_fill (buffered, -1, session->cancellable, error)
                          : 0;

      if (n_read < 0)
        return NULL;
      if (n_read == 0)
        {
          g_set_error_literal (error, GVT_ERROR, GVT_ERROR_REFUSED,
                               _ ("speech-dispatcher ended the conversation."));
          return NULL;
        }
      held = g_buffered_input_stream_peek_buffer (buffered, &length);
    }
  return g_data_input_stream_read_line (session->replies, NULL, session->cancellable, error);
}

static gboolean
is_last (const char *line)
{
  return strspn (line, "0123456789") == 3 && line[3] == ' ';
}

/* An event is a line with the text's number, one with the client's, and one with its name. It may
 * be about the text of a client before us: the program tells whoever has his socket's number now.
 */
static void
note_event (Session *session, const char *line)
{
  gint64 event = g_ascii_strtoll (line, NULL, 10);

  if (strspn (line, "0123456789") != 3)
    return;
  if (line[3] == '-' && session->event == 0)
    session->event = g_ascii_strtoll (line + 4, NULL, 10);
  if (line[3] != ' ')
    return;

  if (event == BEGIN)
    session->begun = session->event;
  else if (event == END || event == CANCELLED)
    session->ended = session->event;
  session->event = 0;
}

/* Sends and waits for the reply, which begins with 2 when all is well. */
static gboolean
command (Session *session, const char *text, GError **error)
{
  if (!send (session, text, error))
    return FALSE;
  for (;;)
    {
      g_autofree char *line = read_line (session, error);

      if (line == NULL)
        return FALSE;
      if (g_str_has_prefix (line, QUEUED))
        session->message = g_ascii_strtoll (line + strlen (QUEUED), NULL, 10);
      if (line[0] == '7') /* it may overtake the reply */
        note_event (session, line);
      if (!is_last (line) || line[0] == '7')
        continue;
      if (line[0] == '2')
        return TRUE;
      g_set_error (error, GVT_ERROR, GVT_ERROR_REFUSED, _ ("speech-dispatcher says: %.200s"), line);
      return FALSE;
    }
}

/* --- the way there --- */

static char *
find_socket (void)
{
  const char *address = g_getenv ("SPEECHD_ADDRESS");

  return address != NULL && g_str_has_prefix (address, UNIX_ADDRESS)
             ? g_strdup (address + strlen (UNIX_ADDRESS))
             : g_build_filename (g_get_user_runtime_dir (), PROGRAM, "speechd.sock", NULL);
}

static GSocketConnection *
open_socket (GCancellable *cancellable, GError **error)
{
  g_autofree char *path = find_socket ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  return g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), cancellable, error);
}

/* It goes to the background by itself once it hears. */
static gboolean
start_program (GCancellable *cancellable, GError **error)
{
  g_autofree char *program = g_find_program_in_path (PROGRAM);
  g_autoptr (GSubprocess) started = NULL;
  g_autoptr (GError) local = NULL;

  if (program == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, PROGRAM " is not installed");
      return FALSE;
    }
  started = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              &local, program, "--spawn", NULL);
  if (started != NULL && g_subprocess_wait_check (started, cancellable, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_propagate_error (error, g_steal_pointer (&local)), FALSE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_REFUSED, _ ("speech-dispatcher does not start: %s"),
               local->message);
  return FALSE;
}

static void
wait_a_moment (GCancellable *cancellable)
{
  GPollFD fd;

  if (!g_cancellable_make_pollfd (cancellable, &fd))
    return;
  g_poll (&fd, 1, MOMENT_MS);
  g_cancellable_release_fd (cancellable);
}

/* On a busy laptop it is in the background before it hears. */
static GSocketConnection *
start_and_open (GCancellable *cancellable, GError **error)
{
  GSocketConnection *connection = NULL;

  if (!start_program (cancellable, error))
    return NULL;
  for (guint i = 0; i < MAX_MOMENTS && connection == NULL; i++)
    {
      g_clear_error (error);
      connection = open_socket (cancellable, error);
      if (connection == NULL && !g_cancellable_is_cancelled (cancellable))
        wait_a_moment (cancellable);
    }
  return connection;
}

static gboolean
connect_to_it (Session *session, GError **error)
{
  session->connection = open_socket (session->cancellable, NULL);
  if (session->connection == NULL)
    session->connection = start_and_open (session->cancellable, error);
  if (session->connection == NULL)
    return FALSE;

  set_patience (session, PATIENCE_SECONDS);
  session->replies = g_data_input_stream_new (
      g_io_stream_get_input_stream (G_IO_STREAM (session->connection)));
  g_buffered_input_stream_set_buffer_size (G_BUFFERED_INPUT_STREAM (session->replies), MAX_LINE);
  g_data_input_stream_set_newline_type (session->replies, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  return TRUE;
}

/* --- the conversation --- */

/* Ends by a line that is a dot; so a dot that begins a line is doubled. Returns: (transfer full) */
static char *
write_message (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autoptr (GString) message = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    g_string_append_printf (message, "%s%s\r\n", **line == '.' ? "." : "", *line);
  g_string_append (message, ".\r\n");
  return g_string_free (g_steal_pointer (&message), FALSE);
}

static gboolean
prepare (Session *session, const char *language, GError **error)
{
  g_autofree char *set_language = g_strdup_printf ("SET self LANGUAGE %s\r\n", language);

  return command (session, "SET self CLIENT_NAME govote:govote:reading\r\n", error)
         && command (session, set_language, error)
         /* "message" waits its turn; "text" would be cut off by whatever a screen reader says */
         && command (session, "SET self PRIORITY message\r\n", error)
         && command (session, "SET self NOTIFICATION BEGIN on\r\n", error)
         && command (session, "SET self NOTIFICATION END on\r\n", error)
         && command (session, "SET self NOTIFICATION CANCEL on\r\n", error);
}

/* Its turn comes soon: a message cuts off all but what is important and another message (SSIP). */
static gboolean
wait_until_said (Session *session, GError **error)
{
  while (session->ended != session->message)
    {
      g_autofree char *line = NULL;

      set_patience (session, session->begun == session->message ? 0 : PATIENCE_SECONDS);
      line = read_line (session, error);
      if (line == NULL)
        return FALSE;
      note_event (session, line);
    }
  return TRUE;
}

static gboolean
speak (Session *session, const char *message, GError **error)
{
  return command (session, "SPEAK\r\n", error) && command (session, message, error)
         && wait_until_said (session, error);
}

/* Leaving alone does not silence it: what was queued is said to its end. Nobody waits long for the
 * answer, but while we do the next reading cannot be taken for this one. */
static void
silence (Session *session)
{
  set_patience (session, SILENCE_SECONDS);
  command (session, "CANCEL self\r\n", NULL);
}

/* A voice that has just been started may refuse its first text, and the program tells nobody. */
static gboolean
speak_or_try_again (Session *session, const char *message, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (speak (session, message, &local))
    return TRUE;
  if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_propagate_error (error, g_steal_pointer (&local)), FALSE;

  silence (session);
  return speak (session, message, error);
}

gboolean
gvt_speech_say (const char *text, const char *language, GCancellable *cancellable, GError **error)
{
  g_auto (Session) session = { .cancellable = cancellable, .message = -1 };
  g_autofree char *message = write_message (text);
  gboolean is_said;

  if (!connect_to_it (&session, error) || !prepare (&session, language, error))
    return FALSE;

  is_said = speak_or_try_again (&session, message, error);
  if (g_cancellable_is_cancelled (cancellable))
    {
      session.cancellable = NULL;
      silence (&session);
    }
  return is_said;
}
