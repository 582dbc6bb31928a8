/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Kemendagri region codes, never BPS codes. Canonical text has dots: "52", "52.01", "52.01.01",
 * "52.01.01.2002"; also read without dots. The list itself is data that the centre loads. */
typedef enum
{
  GVT_REGION_PROVINCE = 1, /* 52 */
  GVT_REGION_REGENCY,      /* 52.01: kabupaten or kota */
  GVT_REGION_DISTRICT,     /* 52.01.01: kecamatan */
  GVT_REGION_VILLAGE,      /* 52.01.01.2002: desa or kelurahan */
} GvtRegionLevel;

/** gvt_region_code_clean: Returns: (transfer full) (nullable): the code with dots;
 * %GVT_ERROR_BAD_INPUT for anything else */
char *gvt_region_code_clean (const char *code, GError **error);
/** gvt_region_code_level: of a canonical code */
GvtRegionLevel gvt_region_code_level (const char *code);
/** gvt_region_contains: whether @area ("52.01", or empty for everywhere) holds @code */
gboolean gvt_region_contains (const char *area, const char *code);

/* One row of the list: properties "code", "name" and "kind" (provinsi, kabupaten, kota, kecamatan,
 * desa, kelurahan). */
#define GVT_TYPE_REGION (gvt_region_get_type ())
G_DECLARE_FINAL_TYPE (GvtRegion, gvt_region, GVT, REGION, GObject)
const char *gvt_region_get_code (GvtRegion *self);
const char *gvt_region_get_name (GvtRegion *self);
const char *gvt_region_get_kind (GvtRegion *self);

/* The list: immutable after reading, any thread. */
#define GVT_TYPE_REGION_LIST (gvt_region_list_get_type ())
G_DECLARE_FINAL_TYPE (GvtRegionList, gvt_region_list, GVT, REGION_LIST, GObject)

/** gvt_region_list_read_csv: columns code,parent,level,name with a head line; every parent must be
 * present, codes unique. Errors name the line. Returns: (transfer full) (nullable) */
GvtRegionList *gvt_region_list_read_csv (GBytes *csv, GError **error);
/** gvt_region_list_find: Returns: (transfer none) (nullable) */
GvtRegion *gvt_region_list_find (GvtRegionList *self, const char *code);
/** gvt_region_list_children: Returns: (transfer full): regions right under @code, in code order; ""
 * gives the provinces */
GListModel *gvt_region_list_children (GvtRegionList *self, const char *code);
/** gvt_region_list_describe: "Desa Kuta, Kec. Pujut, Kab. Lombok Tengah". @self: (nullable).
 * Returns: (transfer full): the code itself when it is unknown, or there is no list */
char *gvt_region_list_describe (GvtRegionList *self, const char *code);
guint gvt_region_list_get_size (GvtRegionList *self);

G_END_DECLS
