/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "gvt-central-folder.h"
#include "gvt-central-recovery.h"
#include "gvt-output.h"
#include "gvt-paper-text.h"
#include "gvt-qr-text.h"

#define MAX_TEXT    (16 * 1024)
#define MAX_REQUEST 1024

static gboolean
run_init (const GvtArgs *args, GError **error)
{
  const char *root_key = gvt_args_require (args, "root-key", error);
  const char *a = root_key != NULL ? gvt_args_require (args, "share-a", error) : NULL;
  const char *b = a != NULL ? gvt_args_require (args, "share-b", error) : NULL;
  g_autoptr (GvtCentral) central = b != NULL ? gvt_central_open_args (args, error) : NULL;

  if (central == NULL
      || !gvt_central_make_recovery_key (central, root_key, a, b, gvt_args_has (args, "replace"),
                                         error))
    return FALSE;

  gvt_print (_ ("Give each share to another person, who keeps it offline and apart. Start the "
                "server again: laptops take the key at their next sync."));
  gvt_print ("\n");
  return TRUE;
}

static GBytes *
read_request (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_central_read_file (path, MAX_TEXT, error);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return NULL;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return gvt_paper_text_parse (text, MAX_REQUEST, error);
}

/* On standard error where standard output is a file: that is for the laptop, which takes the text
 * alone. */
static void
print_addressee (const char *device, const char *user)
{
  g_autofree char *line = g_strdup_printf (_ ("For laptop %s, user %s:"), device, user);

  if (isatty (STDOUT_FILENO))
    gvt_print ("%s\n\n", line);
  else
    gvt_warn ("%s\n", line);
}

static void
print_answer (const GvtArgs *args, GBytes *answer, const char *device, const char *user)
{
  g_autofree char *text = gvt_paper_text (answer);
  g_autofree char *symbols = gvt_paper_symbols (answer);
  g_autoptr (JsonObject) object = json_object_new ();

  if (!gvt_args_has (args, "json"))
    {
      print_addressee (device, user);
      gvt_print ("%s", text);
      gvt_print_qr (symbols);
      return;
    }
  json_object_set_string_member (object, "device", device);
  json_object_set_string_member (object, "user", user);
  json_object_set_string_member (object, "answer", text);
  gvt_print_json_object (object);
}

static gboolean
run_recover (const GvtArgs *args, GError **error)
{
  const char *a = gvt_args_require (args, "share-a", error);
  const char *b = a != NULL ? gvt_args_require (args, "share-b", error) : NULL;
  g_autoptr (GBytes) request = b != NULL ? read_request (gvt_args_operand (args, 0), error) : NULL;
  g_autoptr (GvtCentral) central = request != NULL ? gvt_central_open_args (args, error) : NULL;
  g_auto (GvtRecoveryFacts) facts = { 0 };
  g_autofree char *device = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (central == NULL)
    return FALSE;

  answer = gvt_central_recover (central, a, b, request, &facts, &device, error);
  if (answer == NULL)
    return FALSE;

  print_answer (args, answer, device, facts.user);
  return TRUE;
}

#define SHARES \
  { "share-a", "FILE", N_ ("the share of the one custodian") }, \
  { \
    "share-b", "FILE", N_ ("the share of the other one") \
  }

static const GvtOption init_options[] = {
  { "root-key", "FILE", N_ ("the root key, brought from where it is kept") },
  SHARES,
  { "replace", NULL, N_ ("although there is a recovery key already") },
  { NULL, NULL, NULL },
};

static const GvtOption recover_options[] = {
  SHARES,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_recovery_init_command = {
  .name = "recovery init",
  .summary = N_ ("makes the key that helps when nobody can open a laptop any more"),
  .details = N_ ("Its two shares are for two people; one alone is worth nothing. Laptops seal what "
                 "opens them to its public half. Both files are written here and nowhere else. "
                 "With --replace it "
                 "makes another one; keep the old shares until every laptop has synchronised."),
  .options = init_options,
  .run = run_init,
};

const GvtCommand gvt_recover_command = {
  .name = "recover",
  .operands = "REQUEST",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("answers a laptop's request for recovery"),
  .details = N_ (
      "REQUEST is a file with the text that the laptop shows. Make sure by telephone, or "
      "face to face, that it comes from the user it names. The answer works once, on "
      "that laptop, with the passphrase that the user chose there. It is printed as a text, "
      "and on a terminal as a QR code too; in a file it is the text alone, for recovery "
      "finish --answer-file there."),
  .options = recover_options,
  .run = run_recover,
};
