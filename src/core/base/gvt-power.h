/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the machine runs on. */
typedef struct
{
  gint percent;      /* of all batteries together; -1 without one */
  gboolean is_mains; /* plugged in */
} GvtPower;

/** gvt_power_read: @folder: (nullable): instead of /sys/class/power_supply, as the kernel's
 * Documentation/ABI/testing/sysfs-class-power describes it. What cannot be read is as if it were
 * not there. Any thread. */
void gvt_power_read (const char *folder, GvtPower *power);

G_END_DECLS
