/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-program-run.h"
#include "gvt-relay.h"

G_BEGIN_DECLS

#define GVT_COPIED_VILLAGE "99.01.01.2001"

/* A centre and an enrolled laptop, both the built programs, with a line between them that can be
 * cut; and room for what the laptop's disk is copied to. */
typedef struct
{
  const char *folder;
  char *centre;
  char *original;
  char *copy;
  char *passphrase;
  GSubprocess *server;
  GvtRelay *relay;
  GPtrArray *visits; /* names of all that were planned, on either laptop */
} GvtCopiedLaptop;

void gvt_copied_laptop_set_up (GvtCopiedLaptop *self, gconstpointer unused);
void gvt_copied_laptop_tear_down (GvtCopiedLaptop *self, gconstpointer unused);
/** gvt_copied_laptop_make_lists: a list for the village, published */
void gvt_copied_laptop_make_lists (GvtCopiedLaptop *self);

/* Of the programs, with --json; arguments end with %NULL. Return (transfer full). */
GvtProgramRun *gvt_copied_laptop_run_centre (GvtCopiedLaptop *self, ...) G_GNUC_NULL_TERMINATED;
GvtProgramRun *gvt_copied_laptop_run_laptop (const char *folder, ...) G_GNUC_NULL_TERMINATED;
/** gvt_copied_laptop_assert_done: it went well. Frees @run */
void gvt_copied_laptop_assert_done (GvtProgramRun *run);
/** gvt_copied_laptop_json_of: what a run that went well said. Frees @run */
JsonNode *gvt_copied_laptop_json_of (GvtProgramRun *run);

#define GVT_ACT_AS(fixture, laptop, user, ...) \
  gvt_copied_laptop_run_laptop (laptop, "--user", user, "--passphrase-file", \
                                (fixture)->passphrase, __VA_ARGS__, NULL)
/* As the officer. */
#define GVT_ACT(fixture, laptop, ...) GVT_ACT_AS (fixture, laptop, "PTD-01", __VA_ARGS__)

void gvt_copied_laptop_copy_disk (GvtCopiedLaptop *self);
/** gvt_copied_laptop_plan_visit: by the officer, or by @user, with the next name of the visits */
void gvt_copied_laptop_plan_visit (GvtCopiedLaptop *self, const char *laptop);
void gvt_copied_laptop_plan_visit_as (GvtCopiedLaptop *self, const char *laptop, const char *user);
/** gvt_copied_laptop_sync_well: Returns: (transfer full): the report */
JsonNode *gvt_copied_laptop_sync_well (GvtCopiedLaptop *self, const char *laptop);
/** gvt_copied_laptop_assert_settled: all that was made is confirmed */
void gvt_copied_laptop_assert_settled (JsonNode *report, gboolean is_copy);
/** gvt_copied_laptop_assert_parts_add_up: by day and sort, to what the ledger says of all */
void gvt_copied_laptop_assert_parts_add_up (GvtCopiedLaptop *self, const char *laptop);
/** gvt_copied_laptop_assert_all_held_once: each visit that anybody planned stands at the centre,
 * applied once, word for word */
void gvt_copied_laptop_assert_all_held_once (GvtCopiedLaptop *self);
/** gvt_copied_laptop_assert_sound: the chain verifies, and a rebuild changes nothing */
void gvt_copied_laptop_assert_sound (GvtCopiedLaptop *self, const char *laptop);
/** gvt_copied_laptop_assert_compared: the centre's word is that it holds the same: this many
 * records of its chain, and of those it went on from up to each fork */
void
gvt_copied_laptop_assert_compared (GvtCopiedLaptop *self, const char *laptop, gint64 n_records);
/** gvt_copied_laptop_find_device: Returns: (transfer full): the code of the newest copy in @state,
 * of which there are @expected */
char *gvt_copied_laptop_find_device (GvtCopiedLaptop *self, const char *state, guint expected);
GvtProgramRun *gvt_copied_laptop_grant (GvtCopiedLaptop *self, const char *code);

G_END_DECLS
