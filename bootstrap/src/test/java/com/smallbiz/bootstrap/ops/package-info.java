/** What watches the application: rules, dashboards and the runbook, held against the real thing. */
package com.smallbiz.bootstrap.ops;
