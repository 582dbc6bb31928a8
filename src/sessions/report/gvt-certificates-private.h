/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-report-data.h"

G_BEGIN_DECLS

/* Those who stand in the attendance list of one class, and what it was. Private to the folder. */
typedef struct
{
  char *date;         /* YYYY-MM-DD: when it was held */
  GPtrArray *modules; /* of GvtReportModule: what was taught there */
  GPtrArray *names;   /* of texts */
} GvtCertificateClass;

/** gvt_certificates_read_classes: the classes of @data's visit that have names on this laptop.
 * Returns: (transfer full) (nullable): of #GvtCertificateClass; %GVT_ERROR_NOT_FOUND for none */
GPtrArray *gvt_certificates_read_classes (GvtProfile *profile,
                                          GvtModuleLibrary *library,
                                          const GvtReportData *data,
                                          GError **error);

G_END_DECLS
