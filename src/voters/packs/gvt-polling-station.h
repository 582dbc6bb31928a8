/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Where people of a village voted in one election: a place that the centre was told, not a plan of
 * the next election. */

#define GVT_STATION_MAX_TEXT 120 /* characters of a place or a landmark */
#define GVT_STATION_MAX_RTS  99  /* that one station serves */

/* Whether one gets in without climbing a step. That nobody wrote it down is no "no". */
typedef enum
{
  GVT_STEP_FREE_UNKNOWN,
  GVT_STEP_FREE_YES,
  GVT_STEP_FREE_NO,
} GvtStepFree;

typedef struct
{
  char *number;   /* three digits: "001" */
  char *place;    /* never empty: "SD Latihan 1" */
  char *landmark; /* may be "" */
  GStrv rts;      /* that it serves, "001" or "001/002" (RT/RW); may be empty */
  GvtStepFree step_free;
} GvtPollingStation;

void gvt_polling_station_free (GvtPollingStation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtPollingStation, gvt_polling_station_free)

/** gvt_station_number_clean: Returns: (transfer full) (nullable): "1" → "001"; %NULL for what is no
 * number from 1 to 999 */
char *gvt_station_number_clean (const char *text);
/** gvt_station_rt_clean: Returns: (transfer full) (nullable): "1" → "001", "1/2" → "001/002" */
char *gvt_station_rt_clean (const char *text);

/** gvt_step_free_from_text: of the codes "yes", "no" and "unknown". Returns: whether it is one */
gboolean gvt_step_free_from_text (const char *text, GvtStepFree *step_free);

/** gvt_polling_station_problem: what is wrong with it, for whoever wrote it. Translated. Returns:
 * (nullable): %NULL when nothing is */
const char *gvt_polling_station_problem (const GvtPollingStation *self);

/** gvt_polling_station_describe: place, landmark, RTs and steps, one a line, each a whole sentence
 * that can be read out. Translated. Returns: (transfer full) */
char *gvt_polling_station_describe (const GvtPollingStation *self);

/** gvt_polling_station_to_json: {"number","place","landmark","rt":[...],"step_free"}. Returns:
 * (transfer full) */
JsonObject *gvt_polling_station_to_json (const GvtPollingStation *self);
/** gvt_polling_station_from_json: checked whole; %GVT_ERROR_BAD_FORMAT. Returns: (transfer full)
 * (nullable) */
GvtPollingStation *gvt_polling_station_from_json (JsonObject *object, GError **error);

G_END_DECLS
