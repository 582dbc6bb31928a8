/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-output.h"
#include "gvt-proof.h"
#include "gvt-retirement-paper.h"
#include "gvt-retirement.h"
#include "gvt-text.h"

#define UNKNOWN "unknown"

/* --- who, and which laptop --- */

static gboolean
is_of_store (const GError *error)
{
  return g_error_matches (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_DB_MISSING)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_DB_FAILED)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_CHAIN);
}

/* The store does not open, so the keys say who he is: the passphrase is right, for the store comes
 * after it. */
static gboolean
unlock_vault (GvtProfile *profile, const char *user, const char *passphrase, GError **error)
{
  GvtVault *vault = gvt_profile_get_vault (profile);

  if (vault == NULL || !gvt_vault_unlock (vault, user, passphrase, error))
    return FALSE;
  if (gvt_role_opens_roll (gvt_vault_get_user (vault)->role))
    return TRUE;
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_FORBIDDEN,
                       _ ("your role does not allow it; it is for data officers and supervisors"));
  return FALSE;
}

/* @is_damaged: (out): whether the vault alone opened */
static gboolean
unlock (const GvtArgs *args, GvtProfile *profile, gboolean *is_damaged, GError **error)
{
  const char *user = gvt_args_require (args, "user", error);
  g_autoptr (GError) local = NULL;
  char *passphrase = user != NULL ? gvt_cli_read_passphrase (gvt_args_get (args, "passphrase-file"),
                                                             user, error)
                                  : NULL;
  gboolean is_open;

  *is_damaged = FALSE;
  if (passphrase == NULL)
    return FALSE;
  is_open = gvt_profile_unlock (profile, user, passphrase, &local);
  if (!is_open && gvt_args_get (args, "with-loss") != NULL && is_of_store (local))
    {
      g_clear_error (&local);
      *is_damaged = is_open = unlock_vault (profile, user, passphrase, &local);
    }
  gvt_wipe_free (passphrase);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return is_open;
}

static gboolean
check_code (const GvtArgs *args, GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  const char *confirm = gvt_args_get (args, "confirm");
  g_autofree char *typed = NULL;
  g_autofree char *code = NULL;
  GvtId device;

  if (journal == NULL || !gvt_journal_get_device (journal, &device, NULL, &code, error)
      || (typed = gvt_crockford_clean (confirm, error)) == NULL)
    return FALSE;
  if (g_str_equal (typed, code))
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("this laptop is %s, not %s; nothing was changed"), code, typed);
  return FALSE;
}

/* --- what proves it --- */

static gboolean
check_outside (GvtProfile *profile, const char *folder, GError **error)
{
  g_autofree char *ours = g_canonicalize_filename (gvt_profile_get_folder (profile), NULL);
  g_autofree char *inside = g_strconcat (ours, G_DIR_SEPARATOR_S, NULL);
  g_autofree char *theirs = g_canonicalize_filename (folder, NULL);

  if (!g_str_equal (theirs, ours) && !g_str_has_prefix (theirs, inside))
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("%s is in the folder that is erased: choose another one"), folder);
  return FALSE;
}

static gboolean
write_file (const char *folder, const char *code, const char *suffix, GBytes *bytes, GError **error)
{
  g_autofree char *name = g_strdup_printf ("retired-%s%s", code, suffix);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return gvt_file_write (path, bytes, error);
}

/* @proof: (nullable) */
static gboolean
write_papers (const char *folder, JsonObject *figures, GBytes *proof, GError **error)
{
  const char *code = json_object_get_string_member (figures, "code");
  g_autoptr (GBytes) page = gvt_retirement_draw (figures, error);

  return page != NULL && gvt_folder_ensure (folder, error)
         && (proof == NULL || write_file (folder, code, ".gvproof", proof, error))
         && write_file (folder, code, ".pdf", page, error);
}

static void
print_end (const GvtArgs *args, JsonObject *figures)
{
  g_autofree char *words = gvt_retirement_describe (figures);

  if (gvt_args_has (args, "json"))
    gvt_print_json_object (figures);
  else
    gvt_print ("%s\n", words);
}

static gboolean
end (const GvtArgs *args, GvtProfile *profile, JsonObject *figures, GBytes *proof, GError **error)
{
  if (!write_papers (gvt_args_get (args, "proof"), figures, proof, error)
      || !gvt_retirement_end (profile, figures, error))
    return FALSE;
  print_end (args, figures);
  return TRUE;
}

/* --- the two ways --- */

static gboolean
retire (const GvtArgs *args, GvtProfile *profile, GError **error)
{
  g_autoptr (GvtTransport) transport = gvt_cli_transport (args, profile, error);
  g_autoptr (GBytes) proof = transport != NULL
                                 ? gvt_retirement_ask (profile, transport, NULL, error)
                                 : NULL;
  g_autoptr (JsonObject) figures = proof != NULL ? gvt_retirement_read (profile, proof, error)
                                                 : NULL;

  return figures != NULL && end (args, profile, figures, proof, error);
}

static void
print_kinds (const GvtRetirementRest *rest)
{
  g_autoptr (GList) names = rest->kinds != NULL ? json_object_get_members (rest->kinds) : NULL;

  for (GList *at = names; at != NULL; at = at->next)
    gvt_warn ("%s: %" G_GINT64_FORMAT "\n", (char *) at->data,
              json_object_get_int_member (rest->kinds, at->data));
}

/* The number that is lost has to be typed as it is. */
static gboolean
check_typed (const GvtArgs *args, const GvtRetirementRest *rest, GError **error)
{
  g_autofree char *count = rest->is_unknown ? g_strdup (UNKNOWN)
                                            : g_strdup_printf ("%" G_GUINT64_FORMAT,
                                                               gvt_retirement_rest_count (rest));
  g_autofree char *records = gvt_text_number ((gint64) rest->records);
  g_autofree char *files = gvt_text_number ((gint64) rest->files);

  if (g_str_equal (gvt_args_get (args, "with-loss"), count))
    return TRUE;
  print_kinds (rest);
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               /* Translators: two numbers, and what is to be typed */
               _ ("%s records and %s photos or signatures would be lost; nothing was changed. If "
                  "that is meant: --with-loss %s"),
               records, files, count);
  return FALSE;
}

static gboolean
retire_with_loss (const GvtArgs *args, GvtProfile *profile, gboolean is_damaged, GError **error)
{
  g_auto (GvtRetirementRest) rest = { .is_unknown = is_damaged };
  g_autofree char *code = gvt_crockford_clean (gvt_args_get (args, "confirm"), error);
  g_autoptr (JsonObject) figures = NULL;

  if (code == NULL || (!is_damaged && !gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error))
      || (!is_damaged && !gvt_retirement_look (profile, &rest, error))
      || !check_typed (args, &rest, error))
    return FALSE;
  figures = gvt_retirement_figures_of_loss (profile, code, &rest);
  return end (args, profile, figures, NULL, error);
}

static gboolean
run_retire (const GvtArgs *args, GError **error)
{
  const char *folder = gvt_args_require (args, "proof", error);
  g_autoptr (GvtProfile) profile = NULL;
  gboolean is_damaged;

  if (folder == NULL || gvt_args_require (args, "confirm", error) == NULL
      || (profile = gvt_cli_profile (args, error)) == NULL
      || !check_outside (profile, folder, error) || !unlock (args, profile, &is_damaged, error)
      || (!is_damaged && !check_code (args, profile, error)))
    return FALSE;
  return gvt_args_get (args, "with-loss") != NULL
             ? retire_with_loss (args, profile, is_damaged, error)
             : retire (args, profile, error);
}

static const GvtOption options[] = {
  { "confirm", "CODE", N_ ("this laptop's own code, typed: that it is the one that is meant") },
  { "proof", "FOLDER", N_ ("where the page and the signed file that prove it go: another disk") },
  { "with-loss", "N",
    N_ ("gives up the N records and files that stand here alone, without the centre; \"unknown\" "
        "where the store does not open") },
  { "server", "URL", N_ ("the centre's address, where it is not the one of the enrolment") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_retire_command = {
  .name = "retire",
  .summary = N_ ("gives this laptop up: proves that the centre has all of it, then erases it"),
  .details = N_ (
      "For data officers and supervisors. It synchronises, and refuses while anything stands on "
      "this laptop alone, or is in no backup of the centre, or a class is open; then its last "
      "record says that it is given up, and "
      "the centre takes back its leases and answers with a signed proof. Only when the proof is "
      "written to FOLDER do keys, lists, leases, records and the backups in its folder go. What "
      "was cut off goes on with the same command. \"govote-central proof verify\" checks the "
      "proof. Backups on sticks are not touched: collect them.\n\n"
      "As JSON: the figures that were signed: {\"about\": \"retirement\", \"code\", \"device\", "
      "\"incarnation\", \"by\", \"records\", \"head\", \"at_us\", ...}; with loss also \"lost\": "
      "{\"records\", \"files\", \"kinds\", \"is_unknown\"}, and nothing is signed."),
  .options = options,
  .run = run_retire,
};
