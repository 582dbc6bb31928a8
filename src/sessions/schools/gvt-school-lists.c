/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-school-lists.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-backup.h"
#include "gvt-error.h"
#include "gvt-journal-each.h"
#include "gvt-json.h"
#include "gvt-person-kinds-private.h"
#include "gvt-purpose.h"
#include "gvt-school-kinds-private.h"
#include "gvt-seal.h"
#include "gvt-session-views.h"
#include "gvt-text.h"
#include "gvt-visit-plan.h"

#define PART_BYTES (40 * 1024) /* of pupils in one event, well under what one may hold */
#define REASON     "officer"   /* of an erasure before its day */

void
gvt_school_list_state_clear (GvtSchoolListState *self)
{
  g_clear_pointer (&self->erased_on, g_free);
}

/* Returns: (transfer full) (nullable): the visit, where the present user may work with its list */
static GvtVisit *
require_visit (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GvtVisit) found = gvt_visits_view (profile, visit, error);

  return found != NULL
                 && gvt_profile_require (profile, GVT_ROLE_OFFICER, gvt_visit_get_place (found),
                                         error)
             ? g_steal_pointer (&found)
             : NULL;
}

/* --- taking --- */

/* Returns: (transfer full) (nullable): sealed to the roll. Frees @pupils */
static GBytes *
seal_part (GvtProfile *profile, JsonArray *pupils, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GBytes) plain = NULL;
  GvtPublicKey roll;

  json_object_set_array_member (object, "pupils", pupils);
  plain = gvt_json_canonical (object, error);
  if (plain == NULL)
    return NULL;
  gvt_vault_get_roll_public (gvt_profile_get_vault (profile), &roll);
  return gvt_seal_to (&roll, 1, GVT_SCHOOL_LIST_SEAL_CONTEXT, g_bytes_get_data (plain, NULL),
                      g_bytes_get_size (plain));
}

/* At least as long as its JSON. */
static gsize
size_of (const GvtPupil *pupil)
{
  gsize size = 240; /* the names of its members */

  for (guint i = 0; i < GVT_PUPIL_N_FIELDS; i++)
    size += pupil->text[i] != NULL ? 2 * strlen (pupil->text[i]) : 0; /* with escapes */
  return size;
}

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  GvtVisit *visit;
  const char *purpose;
  guint n_left_out;
  GvtId list;
  GPtrArray *parts; /* GBytes, sealed */
  GArray *counts;   /* guint: pupils of each */
} Taking;

static gboolean
end_part (Taking *self, JsonArray *pupils, GError **error)
{
  guint n = json_array_get_length (pupils);
  GBytes *sealed = seal_part (self->profile, pupils, error);

  if (sealed == NULL)
    return FALSE;
  g_ptr_array_add (self->parts, sealed);
  g_array_append_val (self->counts, n);
  return TRUE;
}

static gboolean
divide (Taking *self, GPtrArray *pupils, GError **error)
{
  JsonArray *part = json_array_new ();
  gsize size = 0;

  for (guint i = 0; i < pupils->len; i++)
    {
      const GvtPupil *pupil = pupils->pdata[i];

      if (size > 0 && size + size_of (pupil) > PART_BYTES)
        {
          if (!end_part (self, part, error))
            return FALSE;
          part = json_array_new ();
          size = 0;
        }
      size += size_of (pupil);
      json_array_add_object_element (part, gvt_pupil_to_json (pupil));
    }
  return end_part (self, part, error);
}

static gboolean
append_part (Taking *self, GvtDb *db, guint i, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  const GvtId *visit = gvt_visit_get_id (self->visit);
  const GvtEventDraft draft = { .kind = GVT_SCHOOL_LIST_KIND,
                                .place = gvt_visit_get_place (self->visit),
                                .subject = visit->bytes,
                                .subject_length = sizeof visit->bytes,
                                .body = body,
                                .personal = self->parts->pdata[i] };

  gvt_json_set_id (body, "visit", visit);
  gvt_json_set_id (body, "list", &self->list);
  json_object_set_int_member (body, "part", i + 1);
  json_object_set_int_member (body, "parts", self->parts->len);
  json_object_set_int_member (body, "pupils", g_array_index (self->counts, guint, i));
  json_object_set_int_member (body, "left_out", self->n_left_out);
  json_object_set_string_member (body, "purpose", self->purpose);
  return gvt_journal_append (self->journal, db, &draft, NULL, error);
}

/* What would be erased as soon as it is taken is not taken. */
static gboolean
check_day (Taking *self, GvtDb *db, GError **error)
{
  gint64 now_us = gvt_clock_now_us (gvt_profile_get_clock (self->profile));
  gint64 until_us = 0;

  if (!gvt_names_visit_until (db, gvt_visit_get_id (self->visit), &until_us, error))
    return FALSE;
  if (until_us == 0 || until_us > now_us)
    return TRUE;
  gvt_error_tell (
      error, GVT_ERROR_STATE,
      _ ("The plan of this visit has the names of its people erased by now. Nothing was "
         "taken. If a list is still needed, change the day in the plan first."));
  return FALSE;
}

static gboolean
take_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Taking *self = user_data;

  if (!check_day (self, db, error))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    if (!append_part (self, db, i, error))
      return FALSE;
  return TRUE;
}

gboolean
gvt_school_lists_take (GvtProfile *profile,
                       const GvtId *visit,
                       GPtrArray *pupils,
                       guint n_left_out,
                       const char *purpose,
                       GError **error)
{
  g_autoptr (GvtVisit) found = require_visit (profile, visit, error);
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));
  Taking taking = { profile, NULL, found, purpose, n_left_out, { { 0 } }, parts, counts };

  g_return_val_if_fail (pupils != NULL && pupils->len > 0, FALSE);

  if (found == NULL || !gvt_purpose_check (purpose, error)
      || (journal = gvt_profile_dup_journal (profile, error)) == NULL
      || !divide (&taking, pupils, error))
    return FALSE;
  taking.journal = journal;
  gvt_id_new (gvt_profile_get_clock (profile), &taking.list);
  return gvt_store_write (gvt_journal_get_store (journal), take_in_transaction, &taking, error);
}

/* --- reading --- */

typedef struct
{
  GvtJournal *journal;
  const GvtId *visit;
  GvtSchoolListState *state;
  GHashTable *lists;    /* ids of those of which something is kept */
  GArray *kept;         /* GvtId of the events; then the next two are for who reads them */
  GPtrArray *roll_keys; /* (nullable) */
  GPtrArray *pupils;    /* (nullable): result */
  guint n_twice;
} Reading;

static gboolean
is_of_visit (JsonObject *body, const GvtId *visit)
{
  GvtId id;

  return gvt_json_get_id (body, "visit", &id, NULL) && gvt_id_equal (&id, visit);
}

static void
note_kept (Reading *self, const GvtEvent *event, JsonObject *body)
{
  GvtSchoolListState *state = self->state;

  state->n_pupils += (guint) gvt_json_int_or (body, "pupils", 0);
  state->taken_at_us = MAX (state->taken_at_us, event->header.at_us);
  if (g_hash_table_add (self->lists, g_strdup (gvt_json_text_or (body, "list", ""))))
    state->n_left_out += (guint) gvt_json_int_or (body, "left_out", 0);
  g_array_append_val (self->kept, event->header.id);
}

static void
add_pupil (Reading *self, GvtPupil *pupil)
{
  for (guint i = 0; i < self->pupils->len; i++)
    if (gvt_pupil_is_same (self->pupils->pdata[i], pupil))
      {
        self->n_twice++;
        gvt_pupil_free (pupil);
        return;
      }
  g_ptr_array_add (self->pupils, pupil);
}

static gboolean
open_part (Reading *self, GBytes *sealed, GError **error)
{
  g_autoptr (GBytes) plain = gvt_unseal_with_any (self->roll_keys, GVT_SCHOOL_LIST_SEAL_CONTEXT,
                                                  sealed, error);
  g_autoptr (JsonObject) object = plain != NULL
                                      ? gvt_json_parse (plain, GVT_EVENT_MAX_PERSONAL, error)
                                      : NULL;
  JsonArray *pupils = object != NULL ? gvt_json_get_array (object, "pupils", error) : NULL;

  for (guint i = 0; pupils != NULL && i < json_array_get_length (pupils); i++)
    {
      JsonNode *node = json_array_get_element (pupils, i);
      GvtPupil *pupil = JSON_NODE_HOLDS_OBJECT (node)
                            ? gvt_pupil_from_json (json_node_get_object (node), error)
                            : NULL;

      if (pupil == NULL)
        return FALSE;
      add_pupil (self, pupil);
    }
  return pupils != NULL;
}

static gboolean
take_event (const GvtEvent *event, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);

  if (body == NULL)
    return FALSE;
  if (!is_of_visit (body, self->visit))
    return TRUE;
  if (event->personal == NULL)
    {
      self->state->n_erased += (guint) gvt_json_int_or (body, "pupils", 0);
      return TRUE;
    }
  note_kept (self, event, body);
  return self->pupils == NULL || open_part (self, event->personal, error);
}

/* The plan's day, or the usual ones after the latest import. */
static gboolean
settle_end (Reading *self, GvtDb *db, GError **error)
{
  GvtSchoolListState *state = self->state;
  gint64 until_us = 0;

  state->n_lists = g_hash_table_size (self->lists);
  if (!gvt_names_visit_until (db, self->visit, &until_us, error))
    return FALSE;
  if (until_us == 0)
    until_us = state->taken_at_us + GVT_NAMES_DAYS * G_TIME_SPAN_DAY;
  if (state->n_lists > 0)
    state->erased_on = gvt_date_iso (until_us);
  return TRUE;
}

static gboolean
read_all (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  return gvt_journal_each_own (self->journal, db, GVT_SCHOOL_LIST_KIND, take_event, self, error)
         && settle_end (self, db, error);
}

/* @reading: all but the journal, the visit and what is counted */
static gboolean
read_visit (
    Reading *reading, GvtProfile *profile, const GvtId *visit, GvtTxFunc func, GError **error)
{
  g_autoptr (GvtVisit) found = require_visit (profile, visit, error);
  g_autoptr (GvtJournal) journal = found != NULL ? gvt_profile_dup_journal (profile, error) : NULL;
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (GvtId));
  gboolean writes = func != read_all;

  if (journal == NULL)
    return FALSE;
  reading->journal = journal;
  reading->visit = visit;
  reading->lists = lists;
  reading->kept = kept;
  return writes ? gvt_store_write (gvt_journal_get_store (journal), func, reading, error)
                : gvt_store_read (gvt_journal_get_store (journal), func, reading, error);
}

gboolean
gvt_school_lists_read_state (GvtProfile *profile,
                             const GvtId *visit,
                             GvtSchoolListState *state,
                             GError **error)
{
  Reading reading = { .state = state };

  *state = (GvtSchoolListState){ 0 };
  return read_visit (&reading, profile, visit, read_all, error);
}

GPtrArray *
gvt_school_lists_read (GvtProfile *profile, const GvtId *visit, guint *n_twice, GError **error)
{
  g_autoptr (GPtrArray) pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_pupil_free);
  g_autoptr (GPtrArray) roll_keys = NULL;
  g_auto (GvtSchoolListState) state = { 0 };
  Reading reading = { .state = &state, .pupils = pupils };

  if (!gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error))
    return NULL;
  reading.roll_keys = roll_keys = gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile), error);
  if (roll_keys == NULL || !read_visit (&reading, profile, visit, read_all, error))
    return NULL;
  *n_twice = reading.n_twice;
  return g_steal_pointer (&pupils);
}

/* --- erasing --- */

static gboolean
erase_all (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  return read_all (db, self, error)
         && (self->kept->len == 0
             || gvt_journal_erase (self->journal, db, (const GvtId *) self->kept->data,
                                   self->kept->len, REASON, error));
}

gboolean
gvt_school_lists_erase (GvtProfile *profile, const GvtId *visit, guint *n_erased, GError **error)
{
  g_auto (GvtSchoolListState) state = { 0 };
  Reading reading = { .state = &state };

  *n_erased = 0;
  if (!read_visit (&reading, profile, visit, erase_all, error))
    return FALSE;
  *n_erased = state.n_pupils;
  return state.n_pupils == 0 || gvt_backups_forget_erased (profile, NULL, error);
}
