/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-device-store.h"

G_BEGIN_DECLS

/* What the office has to say of a laptop that got lost with voter lists on it: UU 27/2022 art. 46
 * wants a written notice within 3 x 24 hours, of which data, when and how, and what is done. It
 * counts villages and rows, and names no voter. Which article says what was not checked in the
 * official text: whoever signs has to ("perlu verifikasi"). */
#define GVT_DOSSIER_CLOCK_US (3 * G_TIME_SPAN_DAY)

/**
 * gvt_central_dossier:
 *
 * As it stands now, of the last time that @device was marked lost; also after it was found.
 * %GVT_ERROR_BAD_INPUT when it never was. Returns: (transfer full) (nullable): {"code", "device",
 * "incarnation", "state", "users", "holder", "loss": {"discovered_at_us", "deadline_at_us", "by",
 * "reason", "last_seen_on", "where"}, "found_at_us"?, "last_contact_at_us", "last_unlock_at_us",
 * "last_unlock_by", "program", "backup_at_us", "obeyed_at_us", "records_held", "records_after",
 * "records_unsent", "leases": [...], "villages": [{"code", "election", "list_version", "rows",
 * "lease"}], "n_villages", "n_rows", "lists_told", "is_destroyed", "columns", "protection"}
 */
JsonObject *gvt_central_dossier (GvtCentral *self, const GvtDeviceRecord *device, GError **error);
/** gvt_central_dossier_draw: the same as pages of A4, in this program's language. Returns:
 * (transfer full) (nullable): a PDF */
GBytes *gvt_central_dossier_draw (GvtCentral *self, JsonObject *dossier, GError **error);

G_END_DECLS
