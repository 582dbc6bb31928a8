/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-key-copy.h"
#include "gvt-key-file.h"
#include "gvt-output.h"
#include "gvt-prompt.h"
#include "gvt-text.h"

/* Returns: (transfer full) (nullable): to be freed with gvt_wipe_free() */
static char *
read_passphrase (const GvtArgs *args, GError **error)
{
  const char *file = gvt_args_get (args, "passphrase-file");

  return file != NULL ? gvt_file_read_secret (file, error)
                      : gvt_prompt_secret (_ ("Passphrase of the copy"), error);
}

/* Twice, since a copy that nobody can open is none. */
static char *
choose_passphrase (const GvtArgs *args, GError **error)
{
  char *first = read_passphrase (args, error);
  char *again = NULL;
  gboolean is_same;

  if (first == NULL || gvt_args_has (args, "passphrase-file"))
    return first;

  again = gvt_prompt_secret (_ ("The same once more"), error);
  is_same = again != NULL && g_str_equal (first, again);
  if (again != NULL && !is_same)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the two passphrases differ"));
  gvt_wipe_free (again);
  if (is_same)
    return first;
  gvt_wipe_free (first);
  return NULL;
}

static gboolean
run_backup (const GvtArgs *args, GError **error)
{
  const char *output = gvt_args_require (args, "output", error);
  g_autoptr (GvtCentral) central = output != NULL ? gvt_central_open_args (args, error) : NULL;
  char *passphrase = central != NULL ? choose_passphrase (args, error) : NULL;
  gboolean is_done;
  GvtKdf kdf;

  if (passphrase == NULL)
    return FALSE;

  gvt_kdf_calibrate (&kdf);
  is_done = gvt_key_copy_write (central, output, passphrase, &kdf, error);
  gvt_wipe_free (passphrase);
  if (!is_done)
    return FALSE;

  gvt_print (_ ("The keys are in %s. Keep it elsewhere than the backups, and its passphrase "
                "elsewhere than it."),
             output);
  gvt_print ("\n");
  return TRUE;
}

static const GvtOption backup_options[] = {
  { "output", "FILE", N_ ("where the copy goes; what was there before is replaced") },
  { "passphrase-file", "FILE",
    N_ ("the passphrase is the file's first line; otherwise the terminal asks") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_keys_backup_command = {
  .name = "keys backup",
  .summary = N_ ("copies all keys that the centre works with, under a passphrase"),
  .details = N_ (
      "The key that opens the store and its backups, the online keys, and the keys of villages and "
      "look-ups: all but the root key, which is not here. Make a copy after each \"keys renew\" "
      "and "
      "\"keys rotate\": with it also a backup from before can be put back."),
  .options = backup_options,
  .run = run_backup,
};

static gboolean
put_back (const GvtArgs *args, const char *file, const char *passphrase, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_autofree char *number = NULL;
  guint n_added;

  if (central == NULL || !gvt_key_copy_put_back (central, file, passphrase, &n_added, error))
    return FALSE;

  number = gvt_text_number (n_added);
  gvt_print (_ ("Keys and statements that were missing: %s."), number);
  gvt_print ("\n");
  return TRUE;
}

static gboolean
take_out (const char *file, const char *output, const char *passphrase, GError **error)
{
  g_autoptr (GvtSecret) key = NULL;

  if (g_file_test (output, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is there already"), output);
      return FALSE;
    }
  key = gvt_key_copy_read_key (file, passphrase, error);
  return key != NULL && gvt_key_file_write (output, key, error);
}

static gboolean
run_restore (const GvtArgs *args, GError **error)
{
  const char *file = gvt_args_operand (args, 0);
  const char *output = gvt_args_get (args, "output");
  char *passphrase;
  gboolean is_done;

  gvt_crypto_init ();
  passphrase = read_passphrase (args, error);
  if (passphrase == NULL)
    return FALSE;

  is_done = output != NULL ? take_out (file, output, passphrase, error)
                           : put_back (args, file, passphrase, error);
  gvt_wipe_free (passphrase);
  return is_done;
}

static const GvtOption restore_options[] = {
  { "output", "FILE", N_ ("writes the key of the store alone, for \"restore --key-file\"") },
  { "passphrase-file", "FILE",
    N_ ("the passphrase is the file's first line; otherwise the terminal asks") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_keys_restore_command = {
  .name = "keys restore",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("puts keys back out of a copy"),
  .details = N_ (
      "On a new machine first with --output: what it writes opens the backup (restore). Then, when "
      "the centre is there again, without: keys that were made after that backup come back, too. "
      "What the centre has stays, and nothing goes back to older keys."),
  .options = restore_options,
  .run = run_restore,
};
