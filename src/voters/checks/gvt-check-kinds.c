/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-check-kinds.h"

#include "gvt-check-answer.h"
#include "gvt-error.h"
#include "gvt-hash.h"
#include "gvt-json.h"

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A check: %s makes no sense", what);
  return FALSE;
}

/* Nothing is kept in tables: what makes no sense goes to quarantine. */
static gboolean
apply_asked (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *by = gvt_json_get_text (body, "by", error);

  if (by == NULL || gvt_json_get_text (body, "purpose", error) == NULL)
    return FALSE;
  if (event->header.subject_length != sizeof (GvtHash))
    return refuse (error, "subject");
  return g_str_equal (by, GVT_CHECK_BY_NIK) || g_str_equal (by, GVT_CHECK_BY_NAME)
         || refuse (error, "by");
}

static gboolean
apply_answered (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtCheckAnswer) answer = gvt_check_answer_from_json (body, error);

  return answer != NULL
         && (event->header.subject_length == sizeof (GvtId) || refuse (error, "subject"));
}

static const GvtKind kinds[] = {
  { .name = GVT_CHECK_ASKED_KIND,
    .retention_days = GVT_CHECK_RETENTION_DAYS,
    .personal_travels = TRUE,
    .needs = GVT_ROLE_OFFICER,
    .apply = apply_asked },
  { .name = GVT_CHECK_ANSWERED_KIND,
    .retention_days = GVT_CHECK_RETENTION_DAYS,
    .any_actor = TRUE,
    .apply = apply_answered },
  { .name = GVT_CHECKS_READ_KIND, .needs = GVT_ROLE_OFFICER },
  { NULL },
};

static const char *const tables[] = { NULL };

const GvtProjection gvt_checks_projection = { .kinds = kinds, .tables = tables };
