/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* What the centre's store is made of: a laptop's tables, since it admits their events, and its own.
 *
 * The files beside this one hold all SQL of the centre: one function for each act, which takes the
 * connection of the caller's transaction. A PostgreSQL store would stand behind the same names. */
extern const GvtSchema gvt_central_schema;

G_END_DECLS
