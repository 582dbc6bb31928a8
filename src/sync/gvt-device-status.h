/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a laptop tells of itself at the end of each talk: the body of a "fleet" call. Versions,
 * times and counts; of people nothing but the code of who unlocked it. Its times are by its own
 * clock, which may be wrong: they are shown and decide nothing. Members of a newer version are
 * passed over. */
#define GVT_DEVICE_STATUS_MAX_BYTES (128 * 1024)

/* Lists of one version that are in use there. */
typedef struct
{
  char *election;
  guint version;
  GPtrArray *villages; /* of char *: Kemendagri codes */
} GvtHeldLists;

typedef struct
{
  char *program;         /* its version: "0.1.0" */
  gint64 clock_us;       /* what its clock says */
  gint64 unlocked_at_us; /* since when it was open during the talk */
  char *unlocked_by;     /* user code */
  gint64 backup_at_us;   /* of its newest backup; 0: it has none */
  guint64 unsent;        /* records on that laptop alone */
  GPtrArray *lists;      /* of GvtHeldLists */
} GvtDeviceStatus;

GvtDeviceStatus *gvt_device_status_new (const char *program, const char *unlocked_by);
void gvt_device_status_free (GvtDeviceStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtDeviceStatus, gvt_device_status_free)

/** gvt_device_status_add_list: @village: one more whose list of that version is in use */
void gvt_device_status_add_list (GvtDeviceStatus *self,
                                 const char *election,
                                 guint version,
                                 const char *village);
/** gvt_device_status_write: Returns: (transfer full) (nullable) */
GBytes *gvt_device_status_write (const GvtDeviceStatus *self, GError **error);
/** gvt_device_status_read: Returns: (transfer full) (nullable) */
GvtDeviceStatus *gvt_device_status_read (GBytes *bytes, GError **error);

G_END_DECLS
