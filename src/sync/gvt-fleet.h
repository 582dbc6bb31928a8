/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-id.h"

G_BEGIN_DECLS

/* Laptops as a fleet ("Armada"): what the centre knows of each, for whoever answers for them. The
 * centre makes it, supervisors' laptops carry it, and pages and commands show it; no voter stands
 * in it. */

typedef enum
{
  GVT_FLEET_OPEN,        /* works */
  GVT_FLEET_UNCONFIRMED, /* a copy: it gets no lists until a supervisor says yes (I9) */
  GVT_FLEET_LOST,        /* a supervisor said so: its leases and its key are revoked */
  GVT_FLEET_RETIRED,     /* it holds nothing any more, and talks no more */
} GvtFleetState;

/** gvt_fleet_state_code: "open", "unconfirmed", "lost", "retired" */
const char *gvt_fleet_state_code (GvtFleetState state);

/* Why somebody has to look at a laptop. */
typedef enum
{
  GVT_FLEET_IS_LOST = 1 << 0,
  GVT_FLEET_HAS_QUARANTINE = 1 << 1,
  GVT_FLEET_IS_COPY = 1 << 2,     /* to be confirmed */
  GVT_FLEET_LEASE_ENDS = 1 << 3,  /* in three days, or has ended and its lists are there */
  GVT_FLEET_IS_SILENT = 1 << 4,   /* %GVT_FLEET_SILENT_US without a talk */
  GVT_FLEET_OLD_PROGRAM = 1 << 5, /* older than that of the centre */
} GvtFleetAttention;

/* A field week and another one: this program's own number. */
#define GVT_FLEET_SILENT_US (14 * G_TIME_SPAN_DAY)
#define GVT_FLEET_ENDS_US   (3 * G_TIME_SPAN_DAY)

/** gvt_fleet_attention_code: of one of them: "lost", "quarantine", "copy", "lease_ends", "silent",
 * "old_program" */
const char *gvt_fleet_attention_code (GvtFleetAttention one);

typedef struct
{
  char *election;
  guint version;
  guint villages;
} GvtFleetLists;

/* One laptop, or one copy of it. Times are 0 where nobody knows. */
typedef struct
{
  GvtId device;
  guint32 incarnation;
  char *code;
  GvtFleetState state;
  char *holder;     /* user code of who took it over last; "" before the first hand-over */
  GPtrArray *users; /* of char *: who has a slot there */
  char *visit_date; /* YYYY-MM-DD of the visit it is at, or goes to next; "" without one */
  char *visit_place;
  gint64 contact_at_us;  /* by the centre's clock */
  gint64 unlocked_at_us; /* this and the next three: as it told itself */
  char *unlocked_by;     /* user code; "" */
  gint64 backup_at_us;
  char *program; /* "" where its version tells nothing */
  guint64 unsent;
  guint64 quarantined;
  guint64 unknown;      /* held: of a newer version */
  gint64 lease_ends_us; /* of the first that ends, of those that are neither revoked nor gone */
  guint leased_villages;
  GPtrArray *lists;         /* of GvtFleetLists: in use there, as it told */
  gint64 lost_at_us;        /* when it was marked lost, while it is */
  gint64 obeyed_at_us;      /* and when it said that it destroyed its keys */
  gint64 retired_at_us;     /* when it gave itself up; this and the next are 0 too where an older */
  gint64 written_off_at_us; /* centre told. And when a supervisor said that it is broken */
} GvtFleetLaptop;

GvtFleetLaptop *gvt_fleet_laptop_new (void);
void gvt_fleet_laptop_free (GvtFleetLaptop *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtFleetLaptop, gvt_fleet_laptop_free)
void gvt_fleet_laptop_add_lists (GvtFleetLaptop *self,
                                 const char *election,
                                 guint version,
                                 guint villages);

/** gvt_fleet_attention: @now_us: of whoever looks; @program: the centre's version. Of what is
 * retired nothing. Returns: flags of #GvtFleetAttention */
guint gvt_fleet_attention (const GvtFleetLaptop *self, gint64 now_us, const char *program);
/** gvt_fleet_sort: those that need attention first, then by code */
void gvt_fleet_sort (GPtrArray *laptops, gint64 now_us, const char *program);

/** gvt_fleet_laptop_to_json: Returns: (transfer full) */
JsonObject *gvt_fleet_laptop_to_json (const GvtFleetLaptop *self);
/** gvt_fleet_laptop_from_json: Returns: (transfer full) (nullable) */
GvtFleetLaptop *gvt_fleet_laptop_from_json (JsonObject *object, GError **error);
/** gvt_fleet_attention_to_json: Returns: (transfer full): their codes */
JsonArray *gvt_fleet_attention_to_json (guint attention);

G_END_DECLS
