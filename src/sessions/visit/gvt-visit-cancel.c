/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-cancel.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-visit-kinds-private.h"

const char *const gvt_visit_cancel_reasons[] = { "slip", "moved", "host", "road",
                                                 "team", "other", NULL };

const char *
gvt_visit_cancel_reason (const char *reason)
{
  for (guint i = 0; gvt_visit_cancel_reasons[i] != NULL; i++)
    if (g_str_equal (gvt_visit_cancel_reasons[i], reason))
      return gvt_visit_cancel_reasons[i];
  return "";
}

const char *
gvt_visit_cancel_words (const char *reason)
{
  static const char *const words[] = {
    N_ ("planned by mistake"), N_ ("moved to another place"),   N_ ("the host cannot receive us"),
    N_ ("weather or road"),    N_ ("the team cannot be there"), N_ ("another reason"),
  };

  for (guint i = 0; gvt_visit_cancel_reasons[i] != NULL; i++)
    if (g_str_equal (gvt_visit_cancel_reasons[i], reason))
      return _ (words[i]);
  return _ ("another reason");
}

gboolean
gvt_visit_cancel_is_slip (const char *reason)
{
  return g_str_equal (reason, "slip") || g_str_equal (reason, "moved");
}

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  const GvtId *visit;
  const char *reason;
} Cancel;

/* Returns: (transfer full) (nullable): the visit's place. @revision: of what stands; @now: that */
static char *
find_visit (const Cancel *self, GvtDb *db, gint64 *revision, char **now, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT place, coalesce (revision, 0), coalesce (reason, '') FROM visit"
      " LEFT JOIN visit_cancelled USING (visit_id) WHERE visit_id = :visit",
      error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":visit", self->visit);
  if (!gvt_stmt_one (stmt, "visit", error))
    return NULL;
  *revision = gvt_stmt_int (stmt, 1);
  *now = g_strdup (gvt_stmt_text (stmt, 2));
  return g_strdup (gvt_stmt_text (stmt, 0));
}

static gboolean
check_not_held (const Cancel *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT coalesce (sum (men + women), 0) FROM session_present JOIN session USING (session_id)"
      " WHERE visit_id = :visit",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", self->visit);
  if (!gvt_stmt_one (stmt, "people", error))
    return FALSE;
  if (gvt_stmt_int (stmt, 0) == 0)
    return TRUE;
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE,
                       _ ("Somebody was present in a class of this visit: it was held, and cannot "
                          "be called off."));
  return FALSE;
}

static gboolean
write_cancelled (GvtDb *db, gpointer user_data, GError **error)
{
  const Cancel *self = user_data;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *now = NULL;
  gint64 revision;
  g_autofree char *place = find_visit (self, db, &revision, &now, error);
  GvtEventDraft draft = { .kind = GVT_VISIT_CANCELLED_KIND, .place = place, .body = body };

  if (place == NULL || !gvt_profile_require (self->profile, GVT_ROLE_FACILITATOR, place, error))
    return FALSE;
  if (g_str_equal (now, self->reason))
    return TRUE;
  if (*self->reason != '\0' && !check_not_held (self, db, error))
    return FALSE;

  gvt_json_set_id (body, "visit", self->visit);
  json_object_set_int_member (body, "revision", revision + 1);
  json_object_set_string_member (body, "reason", self->reason);
  return gvt_journal_append (self->journal, db, &draft, NULL, error);
}

gboolean
gvt_visits_cancel (GvtProfile *profile, const GvtId *visit, const char *reason, GError **error)
{
  g_autoptr (GvtJournal) journal = NULL;
  Cancel cancel = { profile, NULL, visit, reason };

  if (*reason != '\0' && *gvt_visit_cancel_reason (reason) == '\0')
    {
      g_autofree char *known = g_strjoinv (", ", (GStrv) gvt_visit_cancel_reasons);

      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("“%s” is no reason for calling a visit off. The reasons are: %s"), reason,
                   known);
      return FALSE;
    }
  journal = gvt_profile_dup_journal (profile, error);
  cancel.journal = journal;
  return journal != NULL
         && gvt_store_write (gvt_journal_get_store (journal), write_cancelled, &cancel, error);
}
