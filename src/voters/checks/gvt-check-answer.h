/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-id.h"

G_BEGIN_DECLS

/* What the centre answers to a question about a voter, as it stands in events and on the wire. */

#define GVT_CHECK_FOUND     "found"
#define GVT_CHECK_NOT_FOUND "not_found" /* in none of the newest lists of the whole province */
#define GVT_CHECK_TOO_MANY  "too_many"  /* so many fit that none is told: ask with one more fact */

#define GVT_CHECK_MAX_HITS 5

/* A voter whom the question fits. */
typedef struct
{
  char *name;
  char *sex;        /* "L" or "P" */
  char *nik_masked; /* "" where the question held a birth date (I11) */
  char *village;    /* its code */
  char *village_name;
  char *tps;
  char *election; /* with the next: of the list that has him */
  char *as_of;    /* "YYYY-MM-DD" */
} GvtCheckHit;

typedef struct
{
  char *election;
  char *as_of;
} GvtCheckList;

typedef struct
{
  GvtId check;
  GvtId event;      /* of the centre's chain */
  char *answer;     /* one of the above, or a newer version's code */
  GPtrArray *lists; /* GvtCheckList: what was searched */
  GPtrArray *hits;  /* GvtCheckHit; none while sealed, or erased */
} GvtCheckAnswer;

GvtCheckAnswer *gvt_check_answer_new (void);
void gvt_check_answer_free (GvtCheckAnswer *self);
/** gvt_check_answer_add_list: texts are copied, as in the next */
void gvt_check_answer_add_list (GvtCheckAnswer *self, const char *election, const char *as_of);
void gvt_check_answer_add_hit (GvtCheckAnswer *self, const GvtCheckHit *hit);

/* Without whom it is about: {"answer", "check", "event", "lists"}. Returns: (transfer full), of the
 * second (nullable): %GVT_ERROR_BAD_FORMAT */
JsonObject *gvt_check_answer_to_json (const GvtCheckAnswer *self);
GvtCheckAnswer *gvt_check_answer_from_json (JsonObject *object, GError **error);

/** gvt_check_answer_hits_to_json: {"hits": [...]}: what is sealed. Returns: (transfer full) */
JsonObject *gvt_check_answer_hits_to_json (const GvtCheckAnswer *self);
/** gvt_check_answer_read_hits: adds those of @object */
gboolean gvt_check_answer_read_hits (GvtCheckAnswer *self, JsonObject *object, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCheckAnswer, gvt_check_answer_free)

G_END_DECLS
