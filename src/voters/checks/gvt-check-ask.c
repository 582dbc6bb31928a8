/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking the centre. */
#include "gvt-check-acts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-centre-key.h"
#include "gvt-check-kinds.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-lookup.h"
#include "gvt-name-query.h"
#include "gvt-nik.h"
#include "gvt-purpose.h"
#include "gvt-region.h"
#include "gvt-text.h"
#include "gvt-voter-subject.h"

#define NIK_LENGTH 16

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, what);
  return FALSE;
}

/* One question, made ready. */
typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  const GvtCheckQuestion *question;
  char *text;   /* the clean NIK, or the name as it was typed */
  char *secret; /* what the subject is the hash of: as of a look-up */
  const char *by;
  char *village; /* (nullable) */
  GvtHash subject;
  GvtId id; /* result */
} Asking;

static void
asking_clear (Asking *self)
{
  gvt_wipe_free (self->text);
  gvt_wipe_free (self->secret);
  g_free (self->village);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asking, asking_clear)

/* Returns: whether the text was digits, and so must be a number */
static gboolean
is_number (const char *clean)
{
  return *clean != '\0' && clean[strspn (clean, "0123456789")] == '\0';
}

static gboolean
take_nik (Asking *self, char *clean, GError **error)
{
  g_autofree char *slip = NULL;

  self->by = GVT_CHECK_BY_NIK;
  self->text = clean;
  self->secret = g_strdup (clean);
  if (strlen (clean) == NIK_LENGTH && gvt_nik_has_form (clean))
    return TRUE;

  slip = gvt_nik_describe_slip (clean);
  return refuse (error, slip != NULL ? slip : _ ("the NIK: it has 16 digits"));
}

static gboolean
take_name (Asking *self, GError **error)
{
  char *query = gvt_name_query_clean (self->question->text);
  glong length = g_utf8_strlen (query, -1);
  gboolean dated = self->question->birth_date != NULL; /* it is another question then */

  self->by = GVT_CHECK_BY_NAME;
  self->text = g_utf8_make_valid (self->question->text, -1);
  self->secret = g_strconcat ("name:", query, dated ? "|" : NULL, self->question->birth_date, NULL);
  gvt_wipe_free (query);
  return (length >= GVT_LOOKUP_MIN_QUERY && length <= GVT_LOOKUP_MAX_QUERY)
         || refuse (error, _ ("the name: give at least two letters"));
}

static gboolean
take_text (Asking *self, GError **error)
{
  char *clean = gvt_nik_clean (self->question->text);
  gboolean done;

  if (is_number (clean))
    return take_nik (self, clean, error);

  done = take_name (self, error);
  gvt_wipe_free (clean);
  return done;
}

static gboolean
take_question (Asking *self, GError **error)
{
  const GvtCheckQuestion *question = self->question;

  if (!gvt_purpose_check (question->purpose, error) || !take_text (self, error))
    return FALSE;
  if (question->birth_date != NULL && !gvt_date_is_valid (question->birth_date))
    return refuse (error, _ ("the birth date: write it as YYYY-MM-DD"));
  if (question->village == NULL || *question->village == '\0')
    return TRUE;
  self->village = gvt_region_code_clean (question->village, error);
  return self->village != NULL;
}

/* Returns: (transfer full) (nullable): what is asked, sealed to the roll and to the centre */
static GBytes *
seal_question (Asking *self, GvtDb *db, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GBytes) plain = NULL;
  GvtPublicKey recipients[2];

  if (!gvt_centre_key_load (db, &recipients[1], error))
    return NULL;
  json_object_set_string_member (object, self->by, self->text);
  if (self->question->birth_date != NULL && g_str_equal (self->by, GVT_CHECK_BY_NAME))
    json_object_set_string_member (object, "birth_date", self->question->birth_date);
  plain = gvt_json_canonical (object, error);
  if (plain == NULL)
    return NULL;

  gvt_vault_get_roll_public (gvt_profile_get_vault (self->profile), &recipients[0]);
  return gvt_seal_to (recipients, G_N_ELEMENTS (recipients), GVT_CHECK_SEAL_CONTEXT,
                      g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
}

/* The same question that waits already. @id: unchanged where there is none */
static gboolean
find_waiting (Asking *self, GvtDb *db, gboolean *is, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT e.id FROM event e JOIN journal USING (device)"
      " WHERE e.kind = '" GVT_CHECK_ASKED_KIND "' AND e.subject = :subject AND e.id IS NOT NULL"
      " AND e.personal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event a WHERE"
      " a.kind = '" GVT_CHECK_ANSWERED_KIND "' AND a.subject = e.id) LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_hash (stmt, ":subject", &self->subject);
  *is = gvt_stmt_next (stmt, &local);
  if (*is)
    return gvt_stmt_id (stmt, 0, &self->id, error);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
ask_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Asking *self = user_data;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) sealed = NULL;
  gboolean is_waiting;

  if (!find_waiting (self, db, &is_waiting, error))
    return FALSE;
  if (is_waiting)
    return TRUE;
  sealed = seal_question (self, db, error);
  if (sealed == NULL)
    return FALSE;

  json_object_set_string_member (body, "by", self->by);
  json_object_set_string_member (body, "purpose", self->question->purpose);
  if (self->village != NULL)
    json_object_set_string_member (body, "village", self->village);
  if (self->question->visit != NULL)
    gvt_json_set_id (body, "visit", self->question->visit);
  return gvt_journal_append (self->journal, db,
                             &(GvtEventDraft){ .kind = GVT_CHECK_ASKED_KIND,
                                               .subject = self->subject.bytes,
                                               .subject_length = sizeof self->subject.bytes,
                                               .body = body,
                                               .personal = sealed },
                             &self->id, error);
}

GvtCheck *
gvt_checks_ask (GvtProfile *profile, const GvtCheckQuestion *question, GError **error)
{
  g_autoptr (GvtJournal) journal = NULL;
  g_auto (Asking) asking = { .profile = profile, .question = question };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && question != NULL && question->text != NULL,
                        NULL);

  asking.journal = journal = gvt_profile_dup_journal (profile, error);
  if (journal == NULL || !gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error)
      || !take_question (&asking, error)
      || !gvt_voter_subject (profile, asking.secret, &asking.subject, error)
      || !gvt_store_write (gvt_journal_get_store (journal), ask_in_transaction, &asking, error))
    return NULL;
  return gvt_checks_find (profile, &asking.id, error);
}
