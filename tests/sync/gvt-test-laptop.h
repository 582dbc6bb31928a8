/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-centre-process.h"
#include "gvt-profile.h"
#include "gvt-sync.h"

G_BEGIN_DECLS

/* A laptop in a folder of its own, by the system's clock, as the centre beside it is. */
typedef struct
{
  char *folder;
  GvtClock *clock;
  GvtProfile *profile;
} GvtLaptop;

#define GVT_LAPTOP_PASSPHRASE  "kata sandi latihan"
#define GVT_LAPTOP_OFFICER     "OFFICER-1"
#define GVT_LAPTOP_FACILITATOR "FACILITATOR-1"

/** gvt_laptop_new: not enrolled */
GvtLaptop *gvt_laptop_new (void);
/** gvt_laptop_new_in: the same, in @folder, which stays when it is freed */
GvtLaptop *gvt_laptop_new_in (const char *folder, GvtClock *clock);
void gvt_laptop_free (GvtLaptop *self);
/** gvt_laptop_restart: as the program does: a new profile over the same folder */
void gvt_laptop_restart (GvtLaptop *self);
/** gvt_laptop_unlock: asserts that it succeeds */
void gvt_laptop_unlock (GvtLaptop *self, const char *user);

/** gvt_laptop_enrol: by @code, over @uri; officer and facilitator with the passphrase above */
gboolean gvt_laptop_enrol (GvtLaptop *self, const char *uri, const char *code, GError **error);
/** gvt_laptop_sync: over @uri */
gboolean gvt_laptop_sync (GvtLaptop *self, const char *uri, GvtSyncReport *report, GError **error);
/** gvt_laptop_plan_visits: records @count events, as people make them */
void gvt_laptop_plan_visits (GvtLaptop *self, guint count);
/** gvt_laptop_dup_code: the device's four symbols. Returns: (transfer full) */
char *gvt_laptop_dup_code (GvtLaptop *self);

G_END_DECLS
