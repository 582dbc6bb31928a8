/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-profile.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-feature-projections.h"
#include "gvt-file.h"
#include "gvt-http-transport.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-prompt.h"
#include "gvt-retired.h"
#include "gvt-session-views.h"
#include "gvt-sync.h"
#include "gvt-text.h"

GvtProfile *
gvt_cli_new_profile (const GvtArgs *args)
{
  const char *folder = gvt_args_get (args, "data");
  g_autofree char *own = folder == NULL ? gvt_profile_default_folder () : g_strdup (folder);
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();

  return gvt_profile_new (own, clock, gvt_feature_projections ());
}

/* Returns: whether the folder was a laptop that is given up */
static gboolean
tell_retired (GvtProfile *profile, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_retired_load (gvt_profile_get_folder (profile));
  g_autoptr (JsonObject) facts = bytes != NULL ? gvt_json_parse (bytes, GVT_RETIRED_MAX_BYTES, NULL)
                                               : NULL;
  g_autofree char *at = facts != NULL ? gvt_text_date_time (gvt_json_int_or (facts, "at_us", 0))
                                      : NULL;

  if (facts != NULL)
    gvt_error_tell (error, GVT_ERROR_STATE,
                    /* Translators: a laptop's code, and a time */
                    _ ("This was laptop %s, which was retired on %s. It holds nothing any more. To "
                       "use it again, enrol it anew."),
                    gvt_json_text_or (facts, "code", "?"), at);
  return facts != NULL;
}

GvtProfile *
gvt_cli_profile (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_new_profile (args);
  g_autofree char *store = NULL;

  store = g_build_filename (gvt_profile_get_folder (profile), "store.db", NULL);
  if (gvt_profile_is_enrolled (profile))
    return g_steal_pointer (&profile);
  if (tell_retired (profile, error))
    return NULL;
  if (g_file_test (store, G_FILE_TEST_EXISTS))
    {
      gvt_error_tell (error, GVT_ERROR_DB_MISSING,
                      _ ("%s holds records, but the file “vault” with their keys is gone. Nothing "
                         "was changed. Do not enrol this laptop anew before a backup was tried: "
                         "govotectl restore puts one back."),
                      gvt_profile_get_folder (profile));
      return NULL;
    }
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("There is no profile in %s: enrol this laptop first"),
               gvt_profile_get_folder (profile));
  return NULL;
}

char *
gvt_cli_read_passphrase (const char *file, const char *user, GError **error)
{
  g_autofree char *question = NULL;

  if (file != NULL)
    return gvt_file_read_secret (file, error);
  question = g_strdup_printf (_ ("Passphrase of %s"), user);
  return gvt_prompt_secret (question, error);
}

/* Twice, since what is mistyped here locks the user out. */
static char *
ask_twice (const char *user, GError **error)
{
  g_autofree char *first = g_strdup_printf (_ ("A passphrase for %s"), user);
  g_autofree char *again = g_strdup_printf (_ ("The same once more"));
  char *passphrase = gvt_prompt_secret (first, error);
  char *repeated = passphrase != NULL ? gvt_prompt_secret (again, error) : NULL;
  gboolean is_same = repeated != NULL && g_str_equal (passphrase, repeated);

  if (repeated != NULL && !is_same)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the two passphrases differ"));
  gvt_wipe_free (repeated);
  if (is_same)
    return passphrase;
  gvt_wipe_free (passphrase);
  return NULL;
}

char *
gvt_cli_choose_passphrase (const char *file, const char *user, GError **error)
{
  return file != NULL ? gvt_file_read_secret (file, error) : ask_twice (user, error);
}

static void
print_news (GvtProfile *profile)
{
  g_autofree char *news = gvt_profile_take_news (profile);

  if (news != NULL)
    gvt_warn ("%s\n", news);
}

GvtProfile *
gvt_cli_unlock (const GvtArgs *args, GError **error)
{
  const char *user = gvt_args_require (args, "user", error);
  g_autoptr (GvtProfile) profile = user != NULL ? gvt_cli_profile (args, error) : NULL;
  char *passphrase;
  gboolean is_open;

  if (profile == NULL)
    return NULL;
  passphrase = gvt_cli_read_passphrase (gvt_args_get (args, "passphrase-file"), user, error);
  if (passphrase == NULL)
    return NULL;
  is_open = gvt_profile_unlock (profile, user, passphrase, error);
  gvt_wipe_free (passphrase);
  if (is_open)
    print_news (profile);
  return is_open ? g_steal_pointer (&profile) : NULL;
}

static gboolean
load_centre (GvtDb *db, gpointer user_data, GError **error)
{
  GvtCentre **centre = user_data;

  *centre = gvt_sync_store_load_centre (db, error);
  return *centre != NULL;
}

GvtCentre *
gvt_cli_centre (GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  GvtCentre *centre = NULL;

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), load_centre, &centre, error))
    return NULL;
  return centre;
}

GvtModuleLibrary *
gvt_cli_modules (GvtProfile *profile, GError **error)
{
  g_autofree char *folder = gvt_profile_path (profile, "modules", NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) signers = gvt_sync_list_signing_keys (profile, &local);

  if (signers != NULL)
    return gvt_module_library_load (folder, signers);
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_STATE)) /* no centre: nothing was fetched */
    return gvt_module_library_load (NULL, NULL);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
gvt_cli_operand_id (const GvtArgs *args, guint index, GvtId *id, GError **error)
{
  const char *text = gvt_args_operand (args, index);

  return gvt_id_from_text (text, id, NULL) || gvt_usage_error (error, _ ("\"%s\" is no id."), text);
}

void
gvt_cli_print_id (const GvtArgs *args, const GvtId *id)
{
  g_autofree char *text = gvt_id_to_text (id);
  g_autoptr (JsonObject) object = json_object_new ();

  if (!gvt_args_has (args, "json"))
    {
      gvt_print ("%s\n", text);
      return;
    }
  gvt_json_set_id (object, "id", id);
  gvt_print_json_object (object);
}

char *
gvt_cli_describe_place (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GvtVisit) found = gvt_visits_view (profile, visit, error);
  g_autoptr (GvtRegionList) regions = found != NULL ? gvt_sync_load_regions (profile, NULL) : NULL;

  if (found == NULL)
    return NULL;
  return regions != NULL ? gvt_region_list_describe (regions, gvt_visit_get_place (found))
                         : g_strdup (gvt_visit_get_place (found));
}

GvtTransport *
gvt_cli_transport (const GvtArgs *args, GvtProfile *profile, GError **error)
{
  const char *given = gvt_args_get (args, "server");
  g_autofree char *address = given != NULL ? g_strdup (given)
                                           : gvt_sync_dup_address (profile, error);

  return address != NULL ? gvt_http_transport_new (address, 0, error) : NULL;
}
