/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-check.h"
#include "gvt-profile.h"
#include "gvt-seal.h"

G_BEGIN_DECLS

/* Asking the centre about somebody who is not in the villages carried here. For data officers and
 * supervisors of an unlocked profile (%GVT_ERROR_FORBIDDEN, %GVT_ERROR_LOCKED). The voter is from
 * elsewhere, so no border of an area is in the way: that he was asked for, by whom and why, is on
 * disk, as of a look-up. Any thread; they block. */

typedef struct
{
  const char *text;       /* 16 digits are a NIK, anything else a name, or a part of it */
  const char *birth_date; /* (nullable): "YYYY-MM-DD", beside a name */
  const char *village;    /* (nullable): the code of the one that the voter names */
  const char *purpose;    /* as gvt_purpose_check() takes it */
  const GvtId *visit;     /* (nullable): that it is asked on */
} GvtCheckQuestion;

/**
 * gvt_checks_ask:
 *
 * Seals what is asked to the roll and to the centre, and keeps it; it travels with the next
 * synchronisation. What waits already for an answer is not asked twice. %GVT_ERROR_BAD_INPUT for a
 * question that cannot be one, %GVT_ERROR_STATE before enrolment with a centre.
 *
 * Returns: (transfer full) (nullable)
 */
GvtCheck *gvt_checks_ask (GvtProfile *profile, const GvtCheckQuestion *question, GError **error);

/** gvt_checks_list: this laptop's, the newest first, without whom they are about. @visit:
 * (nullable): only that one's. Returns: (transfer full) (nullable) (element-type GvtCheck) */
GListModel *gvt_checks_list (GvtProfile *profile, const GvtId *visit, GError **error);

/** gvt_checks_read: the same, with whom they are about. That it was read, why and by whom is on
 * disk before it is returned. Returns: (transfer full) (nullable) (element-type GvtCheck) */
GListModel *
gvt_checks_read (GvtProfile *profile, const GvtId *visit, const char *purpose, GError **error);

/** gvt_checks_find: one of gvt_checks_list(). Returns: (transfer full) (nullable):
 * %GVT_ERROR_NOT_FOUND */
GvtCheck *gvt_checks_find (GvtProfile *profile, const GvtId *id, GError **error);

/** gvt_check_question_from_json: what is sealed inside a question. @by: "nik" or "name"; @text and
 * @birth_date (may be %NULL) are borrowed from @object */
gboolean gvt_check_question_from_json (
    JsonObject *object, const char *by, const char **text, const char **birth_date, GError **error);

/** gvt_check_answer_accept: writes down in this laptop's own chain what the centre answered, once.
 * Its
 * hits, which came in the clear, are sealed to the roll. In the caller's write transaction */
gboolean gvt_check_answer_accept (GvtProfile *profile,
                                  GvtJournal *journal,
                                  GvtDb *db,
                                  const GvtCheckAnswer *answer,
                                  GError **error);

G_END_DECLS
