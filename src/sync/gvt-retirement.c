/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-retirement.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-fleet-acts.h"
#include "gvt-fleet-refusal.h"
#include "gvt-json.h"
#include "gvt-proof.h"
#include "gvt-retired.h"
#include "gvt-retirement-answer.h"
#include "gvt-sync-kinds.h"
#include "gvt-sync-store.h"
#include "gvt-sync.h"

#define MAX_TALKS 3 /* one may record something itself */

/* --- what its last record is --- */

typedef struct
{
  GvtJournal *journal;
  gboolean is_there;
  GvtId id;
  char *refused; /* (nullable): why the centre said no */
} LastWord;

static gboolean
find_last_word (GvtDb *db, gpointer user_data, GError **error)
{
  LastWord *self = user_data;
  guint32 incarnation;
  GvtId device;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT id FROM event WHERE kind = '" GVT_DEVICE_RETIRING_KIND "' AND device = :device"
      " AND incarnation = :incarnation ORDER BY seq DESC LIMIT 1",
      error);

  if (stmt == NULL || !gvt_journal_get_device (self->journal, &device, &incarnation, NULL, error))
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", &device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  self->is_there = gvt_stmt_next (stmt, &local) && gvt_stmt_id (stmt, 0, &self->id, &local);
  if (local == NULL)
    return !self->is_there || gvt_fleet_refusal_load (db, &self->id, &self->refused, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_last_word (GvtProfile *profile, LastWord *word, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);

  *word = (LastWord){ .journal = journal };
  return journal != NULL
         && gvt_store_read (gvt_journal_get_store (journal), find_last_word, word, error);
}

/* --- asking --- */

/* @has_begun: its last record is there, which nobody misses if the centre goes on from a backup
 * without it: there is the proof. */
static gboolean
check_rest (GvtProfile *profile, gboolean has_begun, GError **error)
{
  g_auto (GvtRetirementRest) rest = { 0 };

  if (!gvt_retirement_look (profile, &rest, error))
    return FALSE;
  if (has_begun)
    rest.at_risk = 0;
  return gvt_retirement_rest_check (&rest, error);
}

static gboolean
talk (GvtProfile *profile, GvtTransport *transport, GCancellable *cancellable, GError **error)
{
  GvtSyncReport report;

  return gvt_sync_run (profile, transport, GVT_SYNC_ALL, NULL, NULL, &report, cancellable, error);
}

static gboolean
begin (GvtProfile *profile, GvtTransport *transport, GCancellable *cancellable, GError **error)
{
  LastWord word;
  gboolean is_open;

  if (!load_last_word (profile, &word, error))
    return FALSE;
  is_open = word.is_there && word.refused == NULL;
  g_free (word.refused);
  return is_open
         || (talk (profile, transport, cancellable, error) && check_rest (profile, FALSE, error)
             && gvt_fleet_give_up (profile, error));
}

static gboolean
check_answered (GvtProfile *profile, GError **error)
{
  LastWord word;
  g_autofree char *why = NULL;

  if (!load_last_word (profile, &word, error))
    return FALSE;
  why = word.refused;
  if (why == NULL)
    gvt_error_tell (error, GVT_ERROR_STATE,
                    _ ("That this laptop is given up is recorded, and the centre has not answered "
                       "yet. Nothing was erased. Do the same again."));
  else
    g_set_error (error, GVT_ERROR, GVT_ERROR_REFUSED, "%s", gvt_fleet_refusal_describe (why));
  return FALSE;
}

/* A retired laptop gets no files, so a talk may end with that, and have done all that matters here.
 * Returns: (transfer full) (nullable): %NULL without @error to go on */
static GBytes *
try_once (GvtProfile *profile, GvtTransport *transport, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean is_done = talk (profile, transport, cancellable, &failure);
  g_autoptr (GBytes) proof = gvt_retirement_answer_load (profile, &local);

  if (proof != NULL && check_rest (profile, TRUE, &local))
    return g_steal_pointer (&proof);
  if (proof == NULL && local == NULL && is_done)
    check_answered (profile, error);
  else if (proof == NULL && local == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (!g_error_matches (local, GVT_ERROR, GVT_ERROR_STATE))
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GBytes *
gvt_retirement_ask (GvtProfile *profile,
                    GvtTransport *transport,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GError) local = NULL;
  GBytes *proof = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_TRANSPORT (transport), NULL);

  if (!gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error)
      || !begin (profile, transport, cancellable, error))
    return NULL;
  for (guint i = 0; proof == NULL && local == NULL && i < MAX_TALKS; i++)
    proof = try_once (profile, transport, cancellable, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (proof == NULL)
    check_rest (profile, TRUE, error);
  return proof;
}

/* --- the end --- */

static gboolean
load_root (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtCentre) centre = gvt_sync_store_load_centre (db, error);

  if (centre != NULL)
    *(GvtPublicKey *) user_data = centre->keys->root_key;
  return centre != NULL;
}

/* Of this copy of this laptop. */
static gboolean
check_figures (GvtJournal *journal, JsonObject *figures, GError **error)
{
  gint64 named;
  guint32 incarnation;
  GvtId device, own;

  if (!gvt_journal_get_device (journal, &own, &incarnation, NULL, error)
      || !gvt_json_get_id (figures, "device", &device, error)
      || !gvt_json_get_int (figures, "incarnation", &named, error))
    return FALSE;
  if (gvt_id_equal (&own, &device) && named == incarnation
      && g_str_equal (gvt_json_text_or (figures, "about", ""), GVT_RETIREMENT_ABOUT))
    return TRUE;
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                       "The proof is of something else than this laptop's retirement");
  return FALSE;
}

JsonObject *
gvt_retirement_read (GvtProfile *profile, GBytes *bytes, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtProof) proof = NULL;
  GvtPublicKey root;

  if (journal == NULL || !gvt_store_read (gvt_journal_get_store (journal), load_root, &root, error)
      || (proof = gvt_proof_read (bytes, &root, error)) == NULL
      || !check_figures (journal, proof->report, error))
    return NULL;
  return json_object_ref (proof->report);
}

JsonObject *
gvt_retirement_figures_of_loss (GvtProfile *profile,
                                const char *code,
                                const GvtRetirementRest *rest)
{
  const GvtUser *user = gvt_vault_get_user (gvt_profile_get_vault (profile));
  JsonObject *figures = json_object_new ();
  JsonObject *lost = json_object_new ();

  json_object_set_int_member (lost, "records", (gint64) rest->records);
  json_object_set_int_member (lost, "files", (gint64) rest->files);
  json_object_set_boolean_member (lost, "is_unknown", rest->is_unknown);
  if (rest->kinds != NULL)
    json_object_set_object_member (lost, "kinds", json_object_ref (rest->kinds));
  json_object_set_string_member (figures, "about", GVT_RETIREMENT_ABOUT);
  json_object_set_string_member (figures, "code", code);
  json_object_set_string_member (figures, "by", user != NULL ? user->code : "");
  json_object_set_int_member (figures, "at_us", gvt_clock_now_us (gvt_profile_get_clock (profile)));
  json_object_set_object_member (figures, "lost", lost);
  return figures;
}

gboolean
gvt_retirement_end (GvtProfile *profile, JsonObject *figures, GError **error)
{
  g_autoptr (JsonObject) said = json_object_new ();
  g_autoptr (GBytes) facts = NULL;

  json_object_set_string_member (said, "code", gvt_json_text_or (figures, "code", ""));
  json_object_set_string_member (said, "by", gvt_json_text_or (figures, "by", ""));
  json_object_set_int_member (said, "at_us", gvt_json_int_or (figures, "at_us", 0));
  json_object_set_boolean_member (said, "with_loss", json_object_has_member (figures, "lost"));
  facts = gvt_json_canonical (said, error);
  if (facts == NULL)
    return FALSE;
  gvt_profile_lock (profile);
  return gvt_retired_begin (gvt_profile_get_folder (profile), facts, error);
}
