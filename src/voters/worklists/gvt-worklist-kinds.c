/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-kinds.h"

#include <string.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-row-code.h"
#include "gvt-worklist-key.h"

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A worklist: %s makes no sense", what);
  return FALSE;
}

/* Nothing is kept in tables: what makes no sense goes to quarantine. */
static gboolean
apply_taken (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *code = gvt_json_get_text (body, "code", error);
  const char *rows = code != NULL ? gvt_json_get_text (body, "rows", error) : NULL;
  GvtId id;

  if (rows == NULL || gvt_json_get_text (body, "title", error) == NULL
      || !gvt_json_get_id (body, "worklist", &id, error)
      || !gvt_json_get_id (body, "visit", &id, error)
      || !gvt_json_get_id (body, "event", &id, error))
    return FALSE;
  if (strlen (code) != GVT_WORKLIST_CODE_SIZE)
    return refuse (error, "code");
  return strlen (rows) % (2 * GVT_WORKLIST_KEY_SIZE) == 0 || refuse (error, "rows");
}

static gboolean
apply_marked (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *outcome = gvt_json_get_text (body, "outcome", error);
  gint64 row;
  GvtId id;

  if (outcome == NULL || !gvt_json_get_int (body, "row", &row, error)
      || !gvt_json_get_id (body, "worklist", &id, error)
      || !gvt_json_get_id (body, "act", &id, error))
    return FALSE;
  if (row < 1 || row > GVT_WORKLIST_MAX_ROWS)
    return refuse (error, "row");
  if (!gvt_code_is_well_formed (outcome))
    return refuse (error, "outcome");
  return !g_str_equal (outcome, GVT_OUTCOME_TMS)
         || (gvt_json_get_text (body, "scheme", error) != NULL
             && gvt_json_get_text (body, "code", error) != NULL);
}

static gboolean
apply_unmarked (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtId id;

  return gvt_json_get_id (body, "worklist", &id, error)
         && gvt_json_get_id (body, "act", &id, error);
}

static const GvtKind kinds[] = {
  { .name = GVT_WORKLIST_TAKEN_KIND, .any_actor = TRUE, .apply = apply_taken },
  { .name = GVT_WORKLIST_OPENED_KIND, .needs = GVT_ROLE_OFFICER },
  { .name = GVT_WORKLIST_MARKED_KIND, .needs = GVT_ROLE_OFFICER, .apply = apply_marked },
  { .name = GVT_WORKLIST_UNMARKED_KIND, .needs = GVT_ROLE_OFFICER, .apply = apply_unmarked },
  { .name = GVT_WORKLIST_COMPARED_KIND, .needs = GVT_ROLE_OFFICER },
  { NULL },
};

static const char *const tables[] = { NULL };

const GvtProjection gvt_worklists_projection = { .kinds = kinds, .tables = tables };

gboolean
gvt_outcome_is_known (const char *outcome)
{
  static const char *const known[] = {
    GVT_OUTCOME_FITS,
    GVT_OUTCOME_CHANGED,
    GVT_OUTCOME_TMS,
    GVT_OUTCOME_NEW,
    GVT_OUTCOME_NOT_MET,
    GVT_OUTCOME_REFUSES,
    NULL,
  };

  return outcome != NULL && g_strv_contains (known, outcome);
}
