/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-place.h"
#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* The few facts of a profile that the window shows everywhere, read in one go by a worker. */
typedef struct
{
  gboolean is_practice;
  gboolean is_centre_here;   /* the centre is on this machine: no network is needed to reach it */
  gboolean is_restored;      /* from a backup, and nobody has confirmed it yet */
  guint64 n_unsent;          /* records that no receipt confirms yet */
  GvtRegionList *regions;    /* (nullable): not here before the first sync */
  GvtModuleLibrary *modules; /* (nullable): not loaded yet */
  gboolean has_class_place;  /* whoever comes in comes into this class */
  GvtClassPlace class_place;
} GvtWorkspaceFacts;

/** gvt_workspace_facts_new: nothing is known */
GvtWorkspaceFacts *gvt_workspace_facts_new (void);
/**
 * gvt_workspace_facts_read:
 * @before: what was known; its modules and regions stay unless @with_files
 *
 * As much as the profile allows now. Blocks.
 *
 * Returns: (transfer full) (nullable)
 */
GvtWorkspaceFacts *gvt_workspace_facts_read (GvtProfile *profile,
                                             const GvtWorkspaceFacts *before,
                                             gboolean with_files,
                                             GError **error);
GvtWorkspaceFacts *gvt_workspace_facts_copy (const GvtWorkspaceFacts *self);
void gvt_workspace_facts_free (GvtWorkspaceFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtWorkspaceFacts, gvt_workspace_facts_free)

G_END_DECLS
