/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-enrol-message.h"
#include "gvt-keyset.h"

G_BEGIN_DECLS

/* Laptops that were taken in. */
typedef struct
{
  GvtId device;
  char *code;               /* 4 Crockford symbols */
  GvtPublicKey roll_public; /* as far as its chain has come */
  gint64 enrolled_at_us;    /* of a copy: when it began */
  guint32 incarnation;      /* a copied laptop is one record for each copy */
  gboolean is_confirmed;    /* may have lists: the first, or a supervisor said so */
  gboolean is_closed;       /* copies went on from it: nothing more comes of it */
  gboolean is_lost;         /* a supervisor said so, and nobody that it was found */
  gboolean is_retired;      /* it was given up, or is broken: for good */
  gboolean is_stationary;   /* it never leaves an office */
} GvtDeviceRecord;

void gvt_device_record_free (GvtDeviceRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtDeviceRecord, gvt_device_record_free)

/** gvt_device_store_draw: an id for a new laptop; events bear its end (gvt-id.h), so no device
 * known here ends alike */
gboolean gvt_device_store_draw (GvtDb *db, GvtClock *clock, GvtId *device, GError **error);
gboolean gvt_device_store_add (GvtDb *db, const GvtDeviceRecord *device, GError **error);
/** gvt_device_store_find: the newest copy. @record: (out) (transfer full): %NULL when there is none
 */
gboolean
gvt_device_store_find (GvtDb *db, const GvtId *device, GvtDeviceRecord **record, GError **error);
/** gvt_device_store_find_copy: the same of one copy */
gboolean gvt_device_store_find_copy (
    GvtDb *db, const GvtId *device, guint32 incarnation, GvtDeviceRecord **record, GError **error);
/** gvt_device_store_find_code: the same by its four symbols */
gboolean
gvt_device_store_find_code (GvtDb *db, const char *code, GvtDeviceRecord **record, GError **error);
/** gvt_device_store_find_first_key: the same by the key of its first incarnation */
gboolean gvt_device_store_find_first_key (GvtDb *db,
                                          const GvtPublicKey *key,
                                          GvtDeviceRecord **record,
                                          GError **error);
/** gvt_device_store_draw_code: Returns: (transfer full) (nullable): four symbols that no laptop and
 * no copy of one has */
char *gvt_device_store_draw_code (GvtDb *db, GError **error);
/** gvt_device_store_list: Returns: (transfer full) (element-type GvtDeviceRecord) (nullable): in
 * the order of enrolment */
GPtrArray *gvt_device_store_list (GvtDb *db, GError **error);
/** gvt_device_store_page: some of them, of all laptops or every copy of @device (nullable): by
 * device, whose id tells when it was enrolled, and copy. @page: gvt_copies_keyset_new(). Returns:
 * (transfer full) (element-type GvtDeviceRecord) (nullable) */
GPtrArray *gvt_device_store_page (GvtDb *db, const GvtId *device, GvtKeyset *page, GError **error);
#define gvt_copies_keyset_new() gvt_keyset_new ("di", 0, FALSE)

/** gvt_device_store_list_copies: all of one laptop, by copy. Returns: as above */
GPtrArray *gvt_device_store_list_copies (GvtDb *db, const GvtId *device, GError **error);

/** gvt_device_store_set_stationary: it never leaves an office, or may again */
gboolean gvt_device_store_set_stationary (
    GvtDb *db, const GvtId *device, guint32 incarnation, gboolean is_stationary, GError **error);

/** gvt_device_store_find_key: of an incarnation; %GVT_ERROR_NOT_FOUND */
gboolean gvt_device_store_find_key (
    GvtDb *db, const GvtId *device, guint32 incarnation, GvtPublicKey *key, GError **error);
/** gvt_device_store_find_incarnation: the newest; %GVT_ERROR_NOT_FOUND */
gboolean gvt_device_store_find_incarnation (GvtDb *db,
                                            const GvtId *device,
                                            guint32 *incarnation,
                                            GError **error);

G_END_DECLS
