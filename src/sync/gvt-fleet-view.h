/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-fleet.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* The fleet as the present user may see it: what came from the centre last. */
typedef struct
{
  gint64 issued_at_us; /* by the centre's clock; 0: nothing has come yet */
  char *program;       /* the centre's version then; "" before */
  char *area;          /* his, as the centre has it; "" for the province */
  GPtrArray *laptops;  /* of GvtFleetLaptop: those that need attention first */
  GHashTable *waiting; /* of laptops' codes: the kind of what was said here and is not sent yet */
  GHashTable *refused; /* of laptops' codes: why the centre refused what was said here last */
} GvtFleetView;

void gvt_fleet_view_free (GvtFleetView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtFleetView, gvt_fleet_view_free)

/**
 * gvt_fleet_view_load:
 *
 * From this laptop alone, without a network. %GVT_ERROR_FORBIDDEN for who is no supervisor,
 * %GVT_ERROR_LOCKED while the roll is not open. Of a file that no key here opens any more (a user
 * was removed since) nothing is told: the next sync brings another. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable)
 */
GvtFleetView *gvt_fleet_view_load (GvtProfile *profile, GError **error);
/** gvt_fleet_view_find: @code: as typed, four symbols. %GVT_ERROR_BAD_INPUT when no laptop of his
 * area has it. Returns: (transfer none) (nullable) */
GvtFleetLaptop *gvt_fleet_view_find (GvtFleetView *self, const char *code, GError **error);

/** gvt_fleet_view_get_waiting: Returns: (transfer none) (nullable): the kind of the last event in
 * which this laptop says something of the one with @code that the centre does not have yet (I7) */
const char *gvt_fleet_view_get_waiting (const GvtFleetView *self, const char *code);

/** gvt_fleet_view_get_refused: Returns: (transfer none) (nullable): that the centre refused what
 * was said here last of the one with @code, and why, in words for people */
const char *gvt_fleet_view_get_refused (const GvtFleetView *self, const char *code);

/** gvt_fleet_view_path: where the file stands. Returns: (transfer full) */
char *gvt_fleet_view_path (GvtProfile *profile);

G_END_DECLS
