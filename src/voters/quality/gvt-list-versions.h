/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-list-diff.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* One of the two versions of a village's list that a laptop keeps (I8). */
typedef struct
{
  guint version;
  char *as_of; /* "YYYY-MM-DD" */
} GvtListVersion;

typedef struct
{
  char *village;
  char *village_name;
  char *election;
  GvtListVersion before; /* the lower version, whichever is in use */
  GvtListVersion after;
  GvtListDiff *diff;
} GvtVillageChanges;

GvtVillageChanges *gvt_village_changes_ref (GvtVillageChanges *self);
void gvt_village_changes_unref (GvtVillageChanges *self);

/**
 * gvt_village_changes_find:
 * @election: (nullable): the one whose list stands first here
 * @purpose: why; that the lists were looked through is on disk before this returns, as one search
 *
 * Compares the list of @village with the version that is kept for roll-back, each opened as a whole
 * from its own file. For data officers and supervisors in their area (%GVT_ERROR_FORBIDDEN).
 * %GVT_ERROR_NOT_FOUND where no open list of it is here, %GVT_ERROR_STATE where no other version of
 * it is, or where the key of one is not. Any thread; blocks.
 *
 * Returns: (transfer full) (nullable)
 */
GvtVillageChanges *gvt_village_changes_find (GvtProfile *profile,
                                             const char *village,
                                             const char *election,
                                             const char *purpose,
                                             GError **error);

/* What roll-back would do to one list (gvt_packs_roll_back()). */
typedef struct
{
  char *village;
  char *village_name;
  char *election;
  GvtListVersion now;   /* in use */
  GvtListVersion other; /* comes back in its place; the higher one where that was done before */
} GvtKeptVersions;

GvtKeptVersions *gvt_kept_versions_copy (const GvtKeptVersions *self);
void gvt_kept_versions_free (GvtKeptVersions *self);

/**
 * gvt_kept_versions_find:
 *
 * The open lists of @village of which another version is kept here that opens, too, by election.
 * For data officers and supervisors in their area (%GVT_ERROR_FORBIDDEN). %GVT_ERROR_NOT_FOUND
 * where no open list of it is here, %GVT_ERROR_STATE where none has another version. Opens no list.
 * Any thread; blocks.
 *
 * Returns: (transfer full) (nullable): of #GvtKeptVersions, at least one
 */
GPtrArray *gvt_kept_versions_find (GvtProfile *profile, const char *village, GError **error);

/** gvt_village_changes_to_json: {"village", "village_name", "election", "versions": [{"version",
 * "as_of"}], and what gvt_list_diff_to_json() has}. Returns: (transfer full) */
JsonObject *gvt_village_changes_to_json (const GvtVillageChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVillageChanges, gvt_village_changes_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtKeptVersions, gvt_kept_versions_free)

G_END_DECLS
