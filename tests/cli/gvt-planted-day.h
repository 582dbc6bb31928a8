/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-relay.h"
#include "gvt-watched-run.h"

G_BEGIN_DECLS

/* One day of a centre and a laptop, acted by the built programs, in which a voter and passphrases
 * are planted that no list and no program has (I10). */
#define GVT_PLANTED_VILLAGE                "99.01.01.2002"
#define GVT_PLANTED_OFFICER                "PETUGAS-1"
#define GVT_PLANTED_PASSPHRASE             "kunci-qz7-petugas-lapangan" /* the officer's */
#define GVT_PLANTED_SUPERVISOR             "SUPERVISOR-1"
#define GVT_PLANTED_SUPERVISOR_PASSPHRASE  "kunci-qz7-penyelia-wilayah"
#define GVT_PLANTED_FACILITATOR            "FASILITATOR-1"
#define GVT_PLANTED_FACILITATOR_PASSPHRASE "kunci-qz7-pengajar-keliling"
#define GVT_PLANTED_ELECTION               "uji-2026" /* of its voter lists */
#define GVT_PLANTED_PURPOSE                "menanyakan-TPS"
#define GVT_PLANTED_FIRST_WORD             "ZULQOSIMBERA"
#define GVT_PLANTED_LAST_WORD              "WIRAKSATRIAWANGSA"
#define GVT_PLANTED_NAME                   GVT_PLANTED_FIRST_WORD " " GVT_PLANTED_LAST_WORD
#define GVT_PLANTED_NIK                    "9901010107569173"
#define GVT_PLANTED_NIK_MASKED             "990101xxxxxxxx73"

typedef struct
{
  gboolean enrols_itself; /* by the built program; otherwise with a vault that opens quickly */
  guint n_rows;           /* of both villages' lists; 0: 60 */
  GvtWatch *watch;
  GvtRelay *relay; /* (nullable): the laptop's line to the centre, once it is enrolled */
  char *kept;      /* what people keep apart: lists, codes, passphrases, the report */
  char *watched;   /* all that the programs may write to */
  char *centre;
  char *laptop;
  char *device; /* the laptop's code */
  char *visit;
  char *session;
  char *receipt; /* of the proposal */
  char *item;    /* of the quiz: what the first card answered */
  char *choice;
  gint64 n_events; /* that the laptop's journal holds in the end */
} GvtPlantedDay;

/* Names of the watched words, for gvt_watch_run() and gvt_planted_day_list(). */
extern const char *const gvt_planted_name_words[];
extern const char *const gvt_planted_all_words[]; /* the name and the number */

/* For g_test_add(). */
void gvt_planted_day_set_up (GvtPlantedDay *self, gconstpointer unused);
void gvt_planted_day_tear_down (GvtPlantedDay *self, gconstpointer unused);

/** gvt_planted_day_prepare: from the first key to a laptop that carries its lists and a planned
 * visit; the centre serves */
void gvt_planted_day_prepare (GvtPlantedDay *self);
/** gvt_planted_day_act: from the first key to the last sync; the centre still serves. The voter is
 * looked up on the way, so what is searched for afterwards was really there. */
void gvt_planted_day_act (GvtPlantedDay *self);

/** gvt_planted_day_list: govote-central with @line, cut at its blanks. Returns: (transfer full):
 * the array that it prints */
JsonArray *gvt_planted_day_list (GvtPlantedDay *self, const char *const *may_say, const char *line);
/** gvt_planted_day_laptop: govotectl with @line on the laptop, as the officer. Returns: (transfer
 * full): what it prints */
JsonNode *
gvt_planted_day_laptop (GvtPlantedDay *self, const char *const *may_say, const char *line);
/** gvt_planted_day_only_one: of what a program listed. Returns: (transfer none) */
JsonObject *gvt_planted_day_only_one (JsonArray *array);
/** gvt_planted_day_do: the same for what prints nothing, or whose words are of no matter */
void gvt_planted_day_do (GvtPlantedDay *self, const char *line);

G_END_DECLS
