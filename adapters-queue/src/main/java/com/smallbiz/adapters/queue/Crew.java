package com.smallbiz.adapters.queue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** The workers of this process, and what they share. */
final class Crew {

  private final Slots slots;
  private final Semaphore placeForSuspect = new Semaphore(1);
  private final List<Worker> workers = new CopyOnWriteArrayList<>();

  Crew(Slots slots) {
    this.slots = slots;
  }

  void add(Worker worker) {
    workers.add(worker);
  }

  List<Worker> workers() {
    return workers;
  }

  Slots slots() {
    return slots;
  }

  /** Of jobs that may well crash the process, one runs at a time. */
  Semaphore placeForSuspect() {
    return placeForSuspect;
  }

  /** A worker has a hand free: the slot may be another's. */
  void handIsFree(Worker worker) {
    if (slots.areShort()) {
      workers.forEach(Worker::wake);
    } else {
      worker.wake();
    }
  }
}
