/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-file.h"
#include "gvt-output.h"
#include "gvt-paper-text.h"
#include "gvt-profile-recovery.h"
#include "gvt-qr-text.h"

#define MAX_TEXT   (16 * 1024)
#define MAX_ANSWER 1024

static void
print_request (const GvtArgs *args, GBytes *request)
{
  g_autofree char *text = gvt_paper_text (request);
  g_autofree char *symbols = gvt_paper_symbols (request);
  g_autoptr (JsonObject) object = json_object_new ();

  if (!gvt_args_has (args, "json"))
    {
      gvt_print ("%s", text);
      gvt_print_qr (symbols);
      return;
    }
  json_object_set_string_member (object, "request", text);
  gvt_print_json_object (object);
}

static gboolean
run_request (const GvtArgs *args, GError **error)
{
  const char *user = gvt_args_require (args, "user", error);
  g_autoptr (GvtProfile) profile = user != NULL ? gvt_cli_profile (args, error) : NULL;
  g_autoptr (GBytes) request = NULL;
  char *chosen = profile != NULL ? gvt_cli_choose_passphrase (
                     gvt_args_get (args, "new-passphrase-file"), user, error)
                                 : NULL;

  if (chosen != NULL)
    request = gvt_profile_begin_recovery (profile, user, chosen, error);
  gvt_wipe_free (chosen);
  if (request == NULL)
    return FALSE;

  print_request (args, request);
  return TRUE;
}

static GBytes *
read_answer (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_require (args, "answer-file", error);
  g_autoptr (GBytes) bytes = path != NULL ? gvt_file_read (path, MAX_TEXT, error) : NULL;
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return NULL;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return gvt_paper_text_parse (text, MAX_ANSWER, error);
}

static gboolean
run_finish (const GvtArgs *args, GError **error)
{
  const char *user = gvt_args_require (args, "user", error);
  g_autoptr (GBytes) answer = user != NULL ? read_answer (args, error) : NULL;
  g_autoptr (GvtProfile) profile = answer != NULL ? gvt_cli_profile (args, error) : NULL;
  const char *file = gvt_args_get (args, "passphrase-file");
  char *passphrase = profile != NULL ? gvt_cli_read_passphrase (file, user, error) : NULL;
  gboolean is_done = passphrase != NULL
                     && gvt_profile_finish_recovery (profile, user, passphrase, answer, error);

  gvt_wipe_free (passphrase);
  return is_done;
}

static const GvtOption request_options[] = {
  { "new-passphrase-file", "FILE",
    N_ ("the passphrase that he wants: the file's first line; otherwise the terminal asks, "
        "twice") },
  { NULL, NULL, NULL },
};

static const GvtOption finish_options[] = {
  { "answer-file", "FILE", N_ ("the text of the answer") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_recovery_request_command = {
  .name = "recovery request",
  .summary = N_ ("asks for help when no passphrase opens this laptop any more"),
  .details = N_ (
      "Prints a text, and on a terminal the same as a QR code, for the two people who keep the "
      "recovery key (govote-central recover); in a file it is the text alone. --user is a data "
      "officer or supervisor of this "
      "laptop; anybody else is helped by one of them (users reset). The new passphrase "
      "holds once the answer is here (recovery finish). As JSON: {\"request\"}."),
  .options = request_options,
  .run = run_request,
};

const GvtCommand gvt_recovery_finish_command = {
  .name = "recovery finish",
  .summary = N_ ("takes the answer to the last request, once"),
  .details = N_ (
      "--passphrase-file holds the passphrase that was chosen for the request; it is then "
      "that of --user."),
  .options = finish_options,
  .run = run_finish,
};
