/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voter-trail.h"

#include <glib/gi18n-lib.h>

#include "gvt-check-kinds.h"
#include "gvt-error.h"
#include "gvt-laptop-schema.h"
#include "gvt-nik.h"
#include "gvt-proposal-kinds.h"
#include "gvt-purpose.h"
#include "gvt-voter-subject.h"
#include "gvt-voters-kinds.h"

static const struct
{
  const char *kind;
  const char *words;
} acts[] = {
  { GVT_KIND_LOOKED_UP, N_ ("looked up by NIK") },
  { GVT_KIND_SEARCHED, N_ ("compared with others for a report") },
  { GVT_KIND_OPENED, N_ ("opened, found by name or row code") },
  { GVT_KIND_SELF_CHECKED, N_ ("self-check") },
  { GVT_KIND_NIK_SHOWN, N_ ("whole NIK shown") },
  { GVT_KIND_TRAIL_READ, N_ ("this trail was read") },
  { GVT_CHECK_ASKED_KIND, N_ ("asked of the centre") },
  { GVT_PROPOSAL_MADE_KIND, N_ ("proposal written") },
  { GVT_PROPOSAL_REQUESTED_KIND, N_ ("proposal written") },
  { GVT_PROPOSAL_MATCHED_KIND, N_ ("proposal found to be about this voter") },
  { GVT_PROPOSAL_OPENED_KIND, N_ ("proposal opened and read") },
  { GVT_PROPOSAL_WITHDRAWN_KIND, N_ ("proposal withdrawn") },
};

static const char *
find_words (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].kind, kind))
      return _ (acts[i].words);
  return kind;
}

/* --- in words --- */

static const char *
find_text (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static void
add_text (JsonObject *object, JsonObject *body, const char *member)
{
  const char *text = find_text (body, member);

  if (text != NULL)
    json_object_set_string_member (object, member, text);
  else
    json_object_set_null_member (object, member);
}

static gboolean
is_fast (JsonObject *body)
{
  return body != NULL && json_object_get_boolean_member_with_default (body, "is_fast", FALSE);
}

JsonObject *
gvt_voter_trail_to_json (const GvtEventHeader *header, GBytes *body)
{
  JsonObject *object = json_object_new ();
  GvtEvent event = { .body = body };
  g_autoptr (JsonObject) said = gvt_event_parse_body (&event, NULL);
  g_autofree char *id = gvt_id_to_text (&header->id);

  json_object_set_string_member (object, "id", id);
  json_object_set_int_member (object, "at_us", header->at_us);
  json_object_set_string_member (object, "actor", header->actor);
  json_object_set_string_member (object, "kind", header->kind);
  add_text (object, said, "purpose");
  add_text (object, said, "reason");
  add_text (object, said, "answer");
  json_object_set_boolean_member (object, "is_fast", is_fast (said));
  return object;
}

char *
gvt_voter_trail_words (const char *kind, GBytes *body)
{
  GvtEvent event = { .body = body };
  g_autoptr (JsonObject) said = gvt_event_parse_body (&event, NULL);

  /* Translators: %s: "looked up by NIK" */
  return is_fast (said) ? g_strdup_printf (_ ("%s, faster than a queue asks"), find_words (kind))
                        : g_strdup (find_words (kind));
}

char *
gvt_voter_trail_text (GBytes *body, const char *member)
{
  GvtEvent event = { .body = body };
  g_autoptr (JsonObject) said = gvt_event_parse_body (&event, NULL);
  const char *text = find_text (said, member);

  return g_strdup (text != NULL ? text : "");
}

/* --- this laptop's own --- */

typedef struct
{
  GvtJournal *journal;
  GvtHash subject;
  GPtrArray *events;
} Looking;

static gboolean
read_own (GvtDb *db, gpointer user_data, GError **error)
{
  Looking *looking = user_data;
  GError *local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/voter-trail.sql", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_hash (stmt, ":subject", &looking->subject);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtId id;
      GvtEvent *event = gvt_stmt_id (stmt, 0, &id, error)
                            ? gvt_journal_event (looking->journal, db, &id, error)
                            : NULL;

      if (event == NULL)
        return FALSE;
      g_ptr_array_add (looking->events, event);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, local);
  return FALSE;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const GvtEvent *left = *(const GvtEvent *const *) a;
  const GvtEvent *right = *(const GvtEvent *const *) b;

  return (left->header.at_us > right->header.at_us) - (left->header.at_us < right->header.at_us);
}

static gboolean
record (Looking *looking, const char *purpose, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_KIND_TRAIL_READ,
                          .place = "",
                          .subject = looking->subject.bytes,
                          .subject_length = sizeof looking->subject.bytes,
                          .body = body };

  json_object_set_string_member (body, "purpose", purpose);
  return gvt_journal_record (looking->journal, &draft, NULL, error);
}

static gboolean
check_question (GvtProfile *profile, const char *clean, const char *purpose, GError **error)
{
  if (!gvt_purpose_check (purpose, error)
      || !gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error))
    return FALSE;
  if (*clean != '\0')
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the NIK: nothing was given"));
  return FALSE;
}

GPtrArray *
gvt_voter_trail_own (GvtProfile *profile, const char *nik, const char *purpose, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  Looking looking = { .journal = journal, .events = events };
  char *clean = gvt_nik_clean (nik);
  gboolean done = journal != NULL && check_question (profile, clean, purpose, error)
                  && gvt_voter_subject (profile, clean, &looking.subject, error)
                  && record (&looking, purpose, error)
                  && gvt_store_read (gvt_journal_get_store (journal), read_own, &looking, error);

  gvt_wipe_free (clean);
  if (!done)
    return NULL;
  g_ptr_array_sort (events, compare_times);
  return g_steal_pointer (&events);
}
