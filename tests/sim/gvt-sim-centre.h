/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-private.h"
#include "gvt-http-server.h"
#include "gvt-sim-link.h"
#include "gvt-test-disk.h"

G_BEGIN_DECLS

/* The centre of a world, on a disk of its own. */
typedef struct
{
  char *folder;
  char *backup_folder;
  char *key_file; /* the copy of its key, kept apart */
  GvtTestDisk *disk;
  GvtClock *clock;
  GvtSimLink *link; /* the one network of this world */
  GvtCentral *central;
  GvtHttpService service;
  guint n_issued; /* visits that it tried to issue */
  guint n_lists;  /* versions of the region list that were published */
  gboolean has_backup;
  guint64 n_cuts;
} GvtSimCentre;

#define GVT_SIM_AREA    "99.01"
#define GVT_SIM_VILLAGE "99.01.01.1001"

/** gvt_sim_centre_new: its disk is there already */
GvtSimCentre *gvt_sim_centre_new (const char *folder, gint64 now_us);
void gvt_sim_centre_free (GvtSimCentre *self);

void gvt_sim_centre_start (GvtSimCentre *self);
void gvt_sim_centre_stop (GvtSimCentre *self);
/** gvt_sim_centre_settle: if its power is gone, it comes back */
void gvt_sim_centre_settle (GvtSimCentre *self, guint32 chance);

/** gvt_sim_centre_publish: the next version of the region list, one row longer each */
void gvt_sim_centre_publish (GvtSimCentre *self);
/** gvt_sim_centre_copy_key: once, when it is new */
void gvt_sim_centre_copy_key (GvtSimCentre *self);
/** gvt_sim_centre_back_up: in place of the one before, while it serves */
void gvt_sim_centre_back_up (GvtSimCentre *self);
/** gvt_sim_centre_restore: its disk is lost; its last backup goes on (I13). Returns: whether there
 * was one */
gboolean gvt_sim_centre_restore (GvtSimCentre *self);
/** gvt_sim_centre_issue: a visit for every laptop, with a host whose name is sealed to each where
 * @has_host */
void gvt_sim_centre_issue (GvtSimCentre *self, gboolean has_host);
/** gvt_sim_centre_get_rows: of what every list has: version N has N more */
guint gvt_sim_centre_get_rows (void);

/** gvt_sim_centre_confirm_copies: a supervisor looked at every copy of a disk */
void gvt_sim_centre_confirm_copies (GvtSimCentre *self);

G_END_DECLS
