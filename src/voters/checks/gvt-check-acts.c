/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked, and what came back. */
#include "gvt-check-acts.h"

#include "gvt-check-kinds.h"
#include "gvt-error.h"
#include "gvt-journal-each.h"
#include "gvt-json.h"
#include "gvt-nik.h"
#include "gvt-purpose.h"

typedef struct
{
  GvtJournal *journal;
  const GvtId *visit; /* (nullable): of all */
  GPtrArray *keys;    /* (nullable): the roll's, to open what is sealed */
  GListStore *checks;
  GHashTable *by_id;
} Listing;

static char *
mask_who (const char *by, const char *text)
{
  return g_str_equal (by, GVT_CHECK_BY_NIK) ? gvt_nik_mask (text) : g_strdup (text);
}

/* What does not open must not keep the others from being read. */
static void
open_who (Listing *self, GvtCheck *check, GBytes *sealed)
{
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (JsonObject) object = NULL;
  const char *text;
  const char *birth_date;

  if (self->keys == NULL || sealed == NULL)
    return;
  plain = gvt_unseal_with_any (self->keys, GVT_CHECK_SEAL_CONTEXT, sealed, NULL);
  object = plain != NULL ? gvt_json_parse (plain, GVT_EVENT_MAX_PERSONAL, NULL) : NULL;
  if (object != NULL
      && gvt_check_question_from_json (object, gvt_check_get_by (check), &text, &birth_date, NULL))
    gvt_check_take_who (check, mask_who (gvt_check_get_by (check), text));
}

static void
open_hits (Listing *self, GvtCheckAnswer *answer, GBytes *sealed)
{
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (JsonObject) object = NULL;

  if (self->keys == NULL || sealed == NULL)
    return;
  plain = gvt_unseal_with_any (self->keys, GVT_CHECK_SEAL_CONTEXT, sealed, NULL);
  object = plain != NULL ? gvt_json_parse (plain, GVT_EVENT_MAX_PERSONAL, NULL) : NULL;
  if (object != NULL)
    gvt_check_answer_read_hits (answer, object, NULL);
}

static gboolean
add_asked (const GvtEvent *event, gpointer user_data, GError **error)
{
  Listing *self = user_data;
  g_autoptr (GvtCheck) check = gvt_check_new_from_event (event, error);
  const GvtId *visit;

  if (check == NULL)
    return FALSE;
  visit = gvt_check_get_visit (check);
  if (self->visit != NULL && (visit == NULL || !gvt_id_equal (visit, self->visit)))
    return TRUE;

  open_who (self, check, event->personal);
  g_list_store_insert (self->checks, 0, check);
  g_hash_table_insert (self->by_id, gvt_id_to_text (gvt_check_get_id (check)), check);
  return TRUE;
}

/* A later answer, by a newer list, takes the place of an earlier one. */
static gboolean
add_answered (const GvtEvent *event, gpointer user_data, GError **error)
{
  Listing *self = user_data;
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  g_autoptr (GvtCheckAnswer) answer = body != NULL ? gvt_check_answer_from_json (body, error)
                                                   : NULL;
  g_autofree char *id = answer != NULL ? gvt_id_to_text (&answer->check) : NULL;
  GvtCheck *check = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;

  if (answer == NULL)
    return FALSE;
  if (check == NULL)
    return TRUE;

  open_hits (self, answer, event->personal);
  gvt_check_take_answer (check, g_steal_pointer (&answer));
  return TRUE;
}

static gboolean
list_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Listing *self = user_data;

  return gvt_journal_each_own (self->journal, db, GVT_CHECK_ASKED_KIND, add_asked, self, error)
         && gvt_journal_each_own (self->journal, db, GVT_CHECK_ANSWERED_KIND, add_answered, self,
                                  error);
}

static GListModel *
list_checks (GvtJournal *journal, const GvtId *visit, GPtrArray *keys, GError **error)
{
  g_autoptr (GListStore) checks = g_list_store_new (GVT_TYPE_CHECK);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Listing listing = { journal, visit, keys, checks, by_id };

  return gvt_store_read (gvt_journal_get_store (journal), list_in_transaction, &listing, error)
             ? G_LIST_MODEL (g_steal_pointer (&checks))
             : NULL;
}

GListModel *
gvt_checks_list (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GvtJournal) journal = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (profile), NULL);

  journal = gvt_profile_dup_journal (profile, error);
  return journal != NULL && gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error)
             ? list_checks (journal, visit, NULL, error)
             : NULL;
}

static gboolean
record_reading (GvtJournal *journal, GListModel *checks, const char *purpose, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  JsonArray *ids = json_array_new ();

  json_object_set_array_member (body, "checks", ids);
  json_object_set_string_member (body, "purpose", purpose);
  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (GvtCheck) check = g_list_model_get_item (checks, i);
      g_autofree char *id = gvt_id_to_text (gvt_check_get_id (check));

      json_array_add_string_element (ids, id);
    }
  return gvt_journal_record (
      journal, &(GvtEventDraft){ .kind = GVT_CHECKS_READ_KIND, .body = body }, NULL, error);
}

GListModel *
gvt_checks_read (GvtProfile *profile, const GvtId *visit, const char *purpose, GError **error)
{
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GListModel) checks = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (profile), NULL);

  journal = gvt_profile_dup_journal (profile, error);
  if (journal == NULL || !gvt_purpose_check (purpose, error)
      || !gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error))
    return NULL;
  keys = gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile), error);
  checks = keys != NULL ? list_checks (journal, visit, keys, error) : NULL;
  if (checks == NULL)
    return NULL;
  if (g_list_model_get_n_items (checks) == 0 || record_reading (journal, checks, purpose, error))
    return g_steal_pointer (&checks);
  return NULL;
}

GvtCheck *
gvt_checks_find (GvtProfile *profile, const GvtId *id, GError **error)
{
  g_autoptr (GListModel) checks = gvt_checks_list (profile, NULL, error);

  for (guint i = 0; checks != NULL && i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (GvtCheck) check = g_list_model_get_item (checks, i);

      if (gvt_id_equal (gvt_check_get_id (check), id))
        return g_steal_pointer (&check);
    }
  if (checks != NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no such check");
  return NULL;
}

gboolean
gvt_check_question_from_json (
    JsonObject *object, const char *by, const char **text, const char **birth_date, GError **error)
{
  *text = gvt_json_get_text (object, by, error);
  *birth_date = gvt_json_text_or (object, "birth_date", NULL);
  return *text != NULL;
}
