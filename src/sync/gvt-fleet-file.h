/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gvt-fleet.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* `FLET`: the answer to a "fleet" call. The centre signs it, and seals it to the laptop's roll: a
 * facilitator opens nothing of it. Each supervisor who has a slot there has a section, with the
 * laptops of his area alone; where there is none it is empty. It is one copy's, and a newer one
 * replaces it. */
#define GVT_FLEET_FILE_MAX_BYTES (4 * 1024 * 1024)
#define GVT_FLEET_SEAL_CONTEXT   "fleet/1"

typedef struct
{
  char *user;         /* the supervisor's code */
  char *area;         /* "" for the province */
  GPtrArray *laptops; /* of GvtFleetLaptop */
} GvtFleetSection;

typedef struct
{
  GvtId device; /* whose it is */
  guint32 incarnation;
  gint64 issued_at_us;
  char *program;       /* the centre's version */
  GPtrArray *sections; /* (nullable): of GvtFleetSection; %NULL when it was not opened */
} GvtFleetFile;

GvtFleetFile *gvt_fleet_file_new (const GvtId *device,
                                  guint32 incarnation,
                                  gint64 issued_at_us,
                                  const char *program);
void gvt_fleet_file_free (GvtFleetFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtFleetFile, gvt_fleet_file_free)
/** gvt_fleet_file_add_section: @laptops: (transfer full) */
void gvt_fleet_file_add_section (GvtFleetFile *self,
                                 const char *user,
                                 const char *area,
                                 GPtrArray *laptops);
/** gvt_fleet_file_find_section: Returns: (transfer none) (nullable) */
GvtFleetSection *gvt_fleet_file_find_section (const GvtFleetFile *self, const char *user);

/** gvt_fleet_file_write: @roll_public: X25519, of the laptop that it is for. Returns: (transfer
 * full) (nullable) */
GBytes *gvt_fleet_file_write (const GvtFleetFile *self,
                              const GvtPublicKey *roll_public,
                              const GvtSecret *signing_key,
                              GError **error);
/** gvt_fleet_file_read: %GVT_ERROR_BAD_SIGNATURE unless @signer signed it, or no key of @roll_keys
 * opens it. @roll_keys: (nullable) (element-type GvtSecret): %NULL: only who signed it for whom is
 * looked at. Returns: (transfer full) (nullable) */
GvtFleetFile *gvt_fleet_file_read (GBytes *bytes,
                                   const GvtPublicKey *signer,
                                   GPtrArray *roll_keys,
                                   GError **error);

G_END_DECLS
